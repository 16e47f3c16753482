package dev.homeport.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a TCP server does with one client, as somebody who learns might write it. Each has at most one fault, and no server of
 * the lab's is among them. Add one where a check is to be tried on something new.
 */
public enum Habit {
    /** Sends back what comes until end of stream, then closes: RFC 862. */
    ECHO {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.getInputStream().transferTo(client.getOutputStream());
        }
    },
    /** As ECHO, and never closes. */
    ECHO_AND_STAY {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            ECHO.serve(client, over);
            await(over);
        }
    },
    /** As ECHO, and ends with RST. */
    ECHO_AND_RESET {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            ECHO.serve(client, over);
            client.setSoLinger(true, 0);
        }
    },
    /** Takes one piece, sends it back, closes. */
    ECHO_ONCE {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.getOutputStream().write(piece(client));
        }
    },
    /** As ECHO, a second later. */
    ECHO_A_SECOND_LATER {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            byte[] piece = piece(client);
            pause(over, 1_000);
            client.getOutputStream().write(piece);
            ECHO.serve(client, over);
        }
    },
    /** Sends each piece back a moment later, and destroys the connection at FIN: with a half-close the answer is lost. */
    ECHO_LOST_AT_FIN {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            for (byte[] piece = piece(client); piece.length > 0; piece = piece(client)) {
                client.setSoTimeout(50);
                try {
                    if (client.getInputStream().read() < 0) {
                        return;
                    }
                } catch (java.net.SocketTimeoutException stillThere) {
                    client.setSoTimeout(0);
                    client.getOutputStream().write(piece);
                }
            }
        }
    },
    /** Sends its whole buffer of 1,024 bytes back, not the bytes that it read. */
    WHOLE_BUFFER {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            byte[] buffer = new byte[1_024];
            while (client.getInputStream().read(buffer) >= 0) {
                client.getOutputStream().write(buffer);
            }
        }
    },
    /** Sends each piece back twice. */
    TWICE {
        @Override
        byte[] answer(byte[] piece) {
            byte[] both = Arrays.copyOf(piece, 2 * piece.length);
            System.arraycopy(piece, 0, both, piece.length, piece.length);
            return both;
        }
    },
    /** Sends a byte before each piece. */
    PREFIX {
        @Override
        byte[] answer(byte[] piece) {
            return text(">" + text(piece));
        }
    },
    /** Sends a byte after each piece. */
    SUFFIX {
        @Override
        byte[] answer(byte[] piece) {
            return text(text(piece) + "!");
        }
    },
    /** As SUFFIX, 300 ms later, whether its client has ended or not. */
    LATE_SUFFIX {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            for (byte[] piece = piece(client); piece.length > 0; piece = piece(client)) {
                client.getOutputStream().write(piece);
                pause(over, 300);
                client.getOutputStream().write('!');
            }
        }
    },
    /** As LATE_SUFFIX, but closes at once where its client ends, as programs with timers do. */
    LATE_SUFFIX_UNTIL_FIN {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.getOutputStream().write(piece(client));
            client.setSoTimeout(300);
            try {
                client.getInputStream().read();
            } catch (java.net.SocketTimeoutException stillThere) {
                client.getOutputStream().write('!');
                client.setSoTimeout(0);
                client.getInputStream().read();
            }
        }
    },
    /** As ECHO, and says goodbye after the client's FIN. */
    GOODBYE {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            ECHO.serve(client, over);
            client.getOutputStream().write(text("bye\n"));
        }
    },
    /** Says ping to everybody and reads nothing. */
    PING_TO_EVERYBODY {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.getOutputStream().write(text("ping"));
            await(over);
        }
    },
    /** Greets, then as ECHO. */
    GREETING {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.getOutputStream().write(text("220 ready\r\n"));
            ECHO.serve(client, over);
        }
    },
    /** Sends capitals back. */
    CAPITALS {
        @Override
        byte[] answer(byte[] piece) {
            return text(text(piece).toUpperCase(Locale.ROOT));
        }
    },
    /** Sends half of the first piece back and closes. */
    HALF {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            byte[] piece = piece(client);
            client.getOutputStream().write(piece, 0, piece.length / 2);
        }
    },
    /** Sends half of the first piece back, and no more. */
    HALF_AND_STAY {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            HALF.serve(client, over);
            await(over);
        }
    },
    /** Sends back whole lines only. */
    LINES {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = client.getInputStream().read();
                    next >= 0;
                    next = client.getInputStream().read()) {
                line.append((char) next);
                if (next == '\n') {
                    client.getOutputStream().write(text(line.toString()));
                    line.setLength(0);
                }
            }
        }
    },
    /** Reads all, and says nothing: RFC 863. */
    DISCARD {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    },
    /** Closes what it accepts. */
    CLOSE {
        @Override
        void serve(Socket client, CountDownLatch over) {}
    },
    /** Closes what it accepts once it has read something. */
    READ_AND_CLOSE {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            piece(client);
        }
    },
    /** Resets what it accepts once it has read something. */
    READ_AND_RESET {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            piece(client);
            client.setSoLinger(true, 0);
        }
    },
    /** As ECHO, and hangs up on who is silent for 3 ms. */
    IMPATIENT {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            client.setSoTimeout(3);
            ECHO.serve(client, over);
        }
    },
    /** Answers a request with the method HEAD, and closes without a word on anything else. */
    HTTP_ALONE {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            if (text(piece(client)).startsWith("HEAD ")) {
                client.getOutputStream().write(text("HTTP/1.1 200 OK\r\n\r\n"));
            }
        }
    },
    /** As HTTP_ALONE, and never closes. */
    HTTP_ALONE_AND_STAY {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            HTTP_ALONE.serve(client, over);
            await(over);
        }
    },
    /** Answers everything with 400: HTTP/1.1. */
    WEB {
        @Override
        void serve(Socket client, CountDownLatch over) throws IOException {
            piece(client);
            client.getOutputStream().write(text("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        }
    };

    /** Serves one client, which is closed afterwards. */
    void serve(Socket client, CountDownLatch over) throws IOException {
        for (byte[] piece = piece(client); piece.length > 0; piece = piece(client)) {
            client.getOutputStream().write(answer(piece));
        }
    }

    /** What it sends for a piece that came. */
    byte[] answer(byte[] piece) {
        return piece;
    }

    /** What one read brings; empty at end of stream. */
    static byte[] piece(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        byte[] buffer = new byte[1_024];
        int count = in.read(buffer);
        return Arrays.copyOf(buffer, Math.max(0, count));
    }

    /** Until the server is closed. */
    static void await(CountDownLatch over) {
        pause(over, 60_000);
    }

    static void pause(CountDownLatch over, long millis) {
        try {
            if (over.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
