package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By which names a program is known. The command lines are what real programs have (Debian 12). */
class ProgramNamesTest {
    @Test
    void aProgramIsKnownByItsOwnNameAndItsFiles() {
        Owner node = new Owner(7, "MainThread", "/usr/bin/node", List.of("node"), "");
        assertThat(ProgramNames.of(node)).containsExactly("MainThread", "node");
        assertThat(is(node, "node")).isTrue();
        Owner next = new Owner(7, "next-server (v1", "/usr/bin/node", List.of("next-server (v16.0.1)"), "");
        assertThat(is(next, "next")).isTrue();
        assertThat(is(next, "node")).isTrue();
    }

    @Test
    void anInterpreterIsKnownByWhatItRunsToo() {
        assertThat(named("python3", "/usr/bin/python3", "/usr/bin/flask", "--app", "app", "run", "--debug"))
                .containsExactly("python3", "flask");
        assertThat(named("python3", "python3", "-W", "ignore", "manage.py", "runserver"))
                .contains("manage.py");
        assertThat(named("python3", "python3", "-I", "-O", "app.py")).contains("app.py");
        assertThat(named("python3", "python3", "-u", "-m", "http.server", "8000"))
                .containsExactly("python3", "http.server");
        assertThat(named("node", "node", "--require", "x.js", "/p/node_modules/.bin/vite"))
                .containsExactly("node", "vite");
        assertThat(named("php", "php", "-S", "localhost:8000", "-t", "public", "router.php"))
                .containsExactly("php", "router.php");
    }

    @Test
    void aJavaProgramIsKnownByItsArchivesAndItsMainClass() {
        assertThat(named("java", "java", "-Xmx1g", "-jar", "target/spring-petclinic-3.3.0.jar"))
                .containsExactly("java", "spring-petclinic-3.3.0.jar");
        assertThat(named("java", "java", "-cp", "lib/h2-2.3.232.jar:classes", "org.h2.tools.Server", "-web"))
                .containsExactly("java", "h2-2.3.232.jar", "org.h2.tools.Server");
        assertThat(named("java", "java", "-m", "chat/chat.Main")).containsExactly("java", "chat.Main");
    }

    @Test
    void whatIsGivenToAProgramIsNoNameOfIt() {
        assertThat(named("nc", "nc", "-l", "8080")).containsExactly("nc");
        assertThat(named("python3", "python3", "server.py", "--like", "flask")).doesNotContain("flask");
        assertThat(named("python3", "python3", "-c", "import flask", "vite")).containsExactly("python3");
        assertThat(named("bash", "bash", "-o", "errexit", "-c", "flask run")).containsExactly("bash");
    }

    @Test
    void aNameIsMeantUpToItsEndOrItsVersion() {
        assertThat(is(program("python3.11"), "python")).isTrue();
        assertThat(is(program("python3.11"), "Python3")).isTrue();
        assertThat(is(program("python3.11"), "python3.1")).isFalse();
        assertThat(is(program("nc.openbsd"), "nc")).isTrue();
        assertThat(is(program("ncat"), "nc")).isFalse();
        assertThat(is(program("mysqld"), "mysql")).isTrue();
        assertThat(is(program("java"), "j")).isFalse();
        assertThat(is(program("java"), "")).isFalse();
    }

    private static Owner program(String name) {
        return new Owner(7, name, "", List.of(), "");
    }

    private static boolean is(Owner owner, String wanted) {
        return ProgramNames.isCalled(owner, wanted);
    }

    private static List<String> named(String name, String... arguments) {
        return ProgramNames.of(new Owner(7, name, "/usr/bin/" + name, List.of(arguments), ""));
    }
}
