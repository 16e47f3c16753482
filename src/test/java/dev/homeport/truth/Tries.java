package dev.homeport.truth;

import dev.homeport.check.Verdict;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.net.Endpoint;
import dev.homeport.session.Console;
import dev.homeport.session.Journal;
import dev.homeport.session.Session;
import dev.homeport.session.SessionEvent.ChecksJudged;
import dev.homeport.session.SessionSettings;
import dev.homeport.verb.Front;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Tries every row of the tables, and says how many verdicts were false.
 *
 * <pre>
 * mvn -q package -DskipTests &amp;&amp; java -cp target/test-classes:target/homeport.jar dev.homeport.truth.Tries
 * </pre>
 */
final class Tries {
    private static final int AT_ONCE = 6;

    private Tries() {}

    /** Words name tables or places to try only those, such as {@code http} or {@code echo.txt:12}. */
    public static void main(String[] only) throws Exception {
        List<Block> blocks = Tables.all().stream()
                .filter(block -> only.length == 0 || Stream.of(only).anyMatch(block.place()::startsWith))
                .toList();
        List<Try> all = run(blocks);
        all.stream().filter(each -> !each.isRight()).forEach(System.out::println);
        System.out.println(Figures.of(all));
        for (Language missing : missing()) {
            System.out.println("skipped: servers in " + missing.word() + ", because it is not installed");
        }
        System.exit(all.stream().allMatch(Try::isRight) ? 0 : 1);
    }

    static List<Language> missing() {
        return Stream.of(Language.values())
                .filter(each -> each.program().isEmpty())
                .toList();
    }

    static List<Try> run(List<Block> blocks) throws Exception {
        Path folder = Files.createTempDirectory("truth");
        Map<Language, OutsideServers> programs = new EnumMap<>(Language.class);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            prepare(folder);
            for (Language each : Language.values()) {
                Optional<Path> program = each.program();
                if (program.isPresent()) {
                    programs.put(each, OutsideServers.start(each, program.get(), folder));
                }
            }
            return run(blocks, programs, threads);
        } finally {
            threads.shutdownNow();
            programs.values().forEach(OutsideServers::close);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void prepare(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        TestCertificate.make(folder);
        for (String name : List.of("servers.py", "servers.js")) {
            try (InputStream file = Objects.requireNonNull(Tries.class.getResourceAsStream("/truth/" + name))) {
                Files.copy(file, folder.resolve(name));
            }
        }
    }

    private static List<Try> run(List<Block> blocks, Map<Language, OutsideServers> programs, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Callable<List<Try>>> tasks = new ArrayList<>();
        for (Block block : blocks) {
            for (Language language : block.languages()) {
                if (programs.containsKey(language)) {
                    tasks.add(() -> run(block, language, programs));
                }
            }
        }
        List<Try> all = new ArrayList<>();
        List<Future<List<Try>>> done = threads.invokeAll(tasks);
        for (int i = 0; i < done.size(); i++) {
            List<Try> tries = done.get(i).get();
            if (tries.stream().allMatch(Try::isRight)) {
                all.addAll(tries);
            } else {
                // Beside others a block can meet another's server at its own number; alone it cannot.
                tries.stream()
                        .filter(each -> !each.isRight())
                        .forEach(each -> System.out.println("again, alone: " + each));
                try {
                    all.addAll(tasks.get(i).call());
                } catch (Exception failed) {
                    throw new ExecutionException(failed);
                }
            }
        }
        return all;
    }

    private static List<Try> run(Block block, Language language, Map<Language, OutsideServers> programs)
            throws IOException, InterruptedException {
        List<OutsideServers.Running> running = new ArrayList<>();
        List<OutsideServers> by = new ArrayList<>();
        try {
            for (Script server : block.servers()) {
                OutsideServers program =
                        Objects.requireNonNull(programs.get(running.isEmpty() ? language : Language.JAVA));
                int port = server.samePort() ? running.get(0).port() : server.needsQuiet() ? QuietPort.next() : 0;
                running.add(program.serve(server, port));
                by.add(program);
            }
            return judge(
                    block,
                    language,
                    running.stream().map(OutsideServers.Running::port).toList(),
                    by.get(0));
        } catch (IOException failed) {
            return block.rows().stream()
                    .map(row -> Try.unclear(row, language, block.servers(), failed.toString()))
                    .toList();
        } finally {
            for (int i = 0; i < running.size(); i++) {
                by.get(i).stop(running.get(i));
            }
        }
    }

    private static List<Try> judge(Block block, Language language, List<Integer> ports, OutsideServers program)
            throws IOException, InterruptedException {
        List<Try> tries = new ArrayList<>();
        List<Verdict> judged = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        Path noLessons = Files.createTempDirectory("no-lessons");
        try (Lab lab = Lab.open(LabSettings.USUAL);
                Session session = new Session(
                        lab, LessonFolder.of(noLessons), Journal.none(), SessionSettings.SCRIPTED, event -> {
                            said.append(event).append('\n');
                            if (event instanceof ChecksJudged checks) {
                                checks.checks().forEach(each -> judged.add(each.verdict()));
                            }
                        })) {
            session.meets(() -> Front.Origin.PIPE);
            session.begin();
            for (Block.Act act : block.acts()) {
                if (act instanceof Block.Typed typed) {
                    String line = filled(typed.line(), ports, program);
                    if (session.submit(line) == Console.Outcome.USAGE) {
                        throw new IOException("no line of the playground's: " + line);
                    }
                } else if (act instanceof Block.Client client) {
                    Endpoint at = Objects.requireNonNull(
                            lab.find(client.listener()).orElseThrow().local());
                    program.serve(client.script(), at.port());
                }
            }
            for (Row row : block.rows()) {
                judged.clear();
                said.setLength(0);
                session.submit("check " + filled(row.sentence(), ports, program));
                tries.add(
                        judged.isEmpty()
                                ? Try.unclear(row, language, block.servers(), said.toString())
                                : Try.of(row, language, block.servers(), judged.get(0)));
            }
        } finally {
            Files.delete(noLessons);
        }
        return tries;
    }

    private static String filled(String text, List<Integer> ports, OutsideServers program) {
        String out = text.replace("${P}", ports.get(0).toString());
        out = ports.size() > 1 ? out.replace("${Q}", ports.get(1).toString()) : out;
        return out.replace("PID", Long.toString(program.pid()));
    }
}
