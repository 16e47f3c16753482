package dev.homeport.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** TCP alone. */
record PlainLayer(SocketChannel channel) implements Layer {
    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public int available() throws IOException {
        return Sight.unread(channel);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public StreamEnd end() {
        return StreamEnd.FIN;
    }

    @Override
    public boolean farewell() {
        // close(2) sends FIN.
        return false;
    }
}
