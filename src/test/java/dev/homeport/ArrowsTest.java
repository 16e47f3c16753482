package dev.homeport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rooms, the arrows between them, and the one home of each library. */
class ArrowsTest {
    private static final String ROOT = "dev.homeport.";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.homeport");

    @TestFactory
    Stream<DynamicTest> eachRoomSeesOnlyTheRoomsBelowIt() {
        return Stream.of(
                seesOnly("net", "values only: everything may use them because they use nothing"),
                seesOnly("words", "plain text knows nothing of networks"),
                seesOnly("check", "a check judges a snapshot, so it can be tested without a socket", "net", "words"),
                seesOnly("fault", "a fault is told the time and given pieces: no socket, no clock", "words"),
                seesOnly("kernel", "what the kernel tells is the same for every lab", "net", "words"),
                seesOnly("lab", "the lab must not know what anybody hopes to see", "fault", "kernel", "net", "words"),
                seesOnly(
                        "testkit",
                        "an assertion asks what a lesson asks, and needs neither lesson nor screen",
                        "check",
                        "lab",
                        "net",
                        "words"),
                seesOnly("lesson", "a lesson is data: reading one opens no socket", "check", "net", "words"),
                seesOnly("wire", "a conversation is drawn from values: no lab, no terminal", "net", "words"),
                seesOnly("code", "a learner's Java acts on the lab, as verbs do", "lab", "net", "words"),
                seesOnly(
                        "verb",
                        "a verb acts on the lab and knows no lesson",
                        "wire",
                        "code",
                        "lab",
                        "fault",
                        "net",
                        "words"),
                seesOnly(
                        "session",
                        "the one place where a lesson meets a lab",
                        "lesson",
                        "verb",
                        "code",
                        "wire",
                        "check",
                        "lab",
                        "net",
                        "words"),
                seesOnly(
                        "render",
                        "turning events to lines decides nothing",
                        "session",
                        "lesson",
                        "verb",
                        "code",
                        "wire",
                        "check",
                        "lab",
                        "net",
                        "words"),
                seesOnly(
                        "term",
                        "the terminal does not know the author's tools",
                        "render",
                        "session",
                        "lesson",
                        "verb",
                        "code",
                        "wire",
                        "check",
                        "lab",
                        "net",
                        "words"),
                seesOnly(
                        "author",
                        "proving lessons needs no terminal",
                        "render",
                        "session",
                        "lesson",
                        "verb",
                        "code",
                        "wire",
                        "check",
                        "lab",
                        "net",
                        "words"));
    }

    @TestFactory
    Stream<DynamicTest> eachLibraryHasOneHome() {
        return Stream.of(
                home("org.jline..", "a terminal can be replaced in one place", "term"),
                home("org.commonmark..", "the rest of the house never sees Markdown", "lesson"),
                home("io.javalin..", "the lab owns every server, and a learner's own is entered", "lab", "code"),
                home("org.eclipse.jetty..", "the lab owns every server, and a learner's own is entered", "lab", "code"),
                home("org.HdrHistogram..", "screens draw plain values", "lab"),
                home("org.junit..", "the program runs without a test library", "testkit"),
                home("org.opentest4j..", "the program runs without a test library", "testkit"),
                home("org.assertj..", "the program runs without a test library", "testkit"),
                home("org.objectweb.asm..", "classes are rewritten for the Java prompt alone", "code"),
                home("jdk.jshell..", "the compiler loads on first use, from one place", "code"),
                home("oshi..", "the kernel's table is looked at in one place", "kernel"),
                home(
                        "com.google.gson..",
                        "JSON is read by checks and journals, and written by screens",
                        "check",
                        "session",
                        "render",
                        "author"),
                home(
                        "java.nio.channels..",
                        "the lab owns every socket; a journal is a file",
                        "lab",
                        "code",
                        "session"));
    }

    @TestFactory
    Stream<DynamicTest> theHouseHasNoLoopsAndOneVoice() {
        return Stream.of(
                named(
                        "no package cycles",
                        slices().matching("dev.homeport.(*)..").should().beFreeOfCycles()),
                named(
                        "nobody leans on the test kit",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + "testkit..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(ROOT + "testkit..")
                                .because("the program's own jar is packed without it")),
                named(
                        "sockets are opened in the lab only",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        ROOT + "lab..", /* java.net's classes, with the lab behind them */
                                        ROOT + "code..")
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.net.Socket")
                                .orShould()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.net.ServerSocket")
                                .orShould()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.net.http.HttpClient")
                                .because("nothing leaks that the lab does not know of")),
                named(
                        "standard streams are used by app alone",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ROOT + "app..", "dev.homeport")
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .orShould()
                                .accessField(System.class, "in")
                                .because("a screen that somebody else writes on can't be tested")));
    }

    private static DynamicTest seesOnly(String room, String because, String... below) {
        String[] allowed = Stream.concat(
                        Stream.of(room + "..").map(p -> ROOT + p),
                        Stream.of(below).map(p -> ROOT + p + ".."))
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                "dev.homeport..")
                        .and(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(allowed)))
                .because(because);
        return named(room + " sees only the rooms below it", rule);
    }

    private static DynamicTest home(String library, String because, String... rooms) {
        String[] homes = Stream.of(rooms).map(r -> ROOT + r + "..").toArray(String[]::new);
        ArchRule rule = classes()
                .that()
                .resideInAPackage("dev.homeport..")
                .and()
                .resideOutsideOfPackages(homes)
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage(library)
                .because(because);
        return named(library + " is at home in " + String.join(", ", rooms), rule);
    }

    private static DynamicTest named(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.check(HOUSE));
    }
}
