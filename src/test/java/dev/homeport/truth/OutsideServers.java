package dev.homeport.truth;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program in one language that runs servers as their scripts say. It ends with this. */
final class OutsideServers implements Closeable {
    private final Process process;
    private final Writer lines;
    private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private int last;

    private OutsideServers(Process process) {
        this.process = process;
        lines = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "answers of pid " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * @param program what runs the language
     * @param folder where the certificate and its key are, and where the scripted programs are copied to
     */
    static OutsideServers start(Language language, Path program, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        switch (language) {
            case JAVA ->
                command.addAll(List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        placeOf(JavaServers.class) + File.pathSeparator + placeOf(JsonObject.class),
                        JavaServers.class.getName()));
            case PYTHON3 -> command.add(folder.resolve("servers.py").toString());
            case NODE -> command.add(folder.resolve("servers.js").toString());
        }
        command.add(folder.resolve(TestCertificate.CERTIFICATE).toString());
        command.add(folder.resolve(TestCertificate.KEY).toString());
        return new OutsideServers(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static Path placeOf(Class<?> kind) throws IOException {
        try {
            return Path.of(
                    kind.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException strange) {
            throw new IOException(strange);
        }
    }

    long pid() {
        return process.pid();
    }

    /** A running server. */
    record Running(int id, int port) {}

    Running serve(Script script, int port) throws IOException, InterruptedException {
        int id = next();
        String answer = ask(id, script.json(id, port));
        if (!answer.matches("[0-9]+")) {
            throw new IOException(script.text() + " did not start: " + answer);
        }
        return new Running(id, Integer.parseInt(answer));
    }

    void stop(Running server) throws IOException, InterruptedException {
        JsonObject line = new JsonObject();
        int id = next();
        line.addProperty("id", id);
        line.addProperty("kind", "stop");
        line.addProperty("stops", server.id());
        ask(id, line.toString());
    }

    private synchronized int next() {
        return ++last;
    }

    private String ask(int id, String json) throws IOException, InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        synchronized (lines) {
            lines.write(json + "\n");
            lines.flush();
        }
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("no answer from the servers' program", failed);
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonObject said = JsonParser.parseString(line).getAsJsonObject();
                answers.get(said.get("id").getAsInt())
                        .complete(said.get("answer").getAsString());
            }
        } catch (IOException ended) {
            // Those who still wait are told below.
        }
        answers.values().forEach(each -> each.completeExceptionally(new IOException("the program has ended")));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
