package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of Java that does not compile, or throws. */
class JavaMistakesTest extends AtThePrompt {
    private static final String MEND = "mend it at the mark, and run it again";

    @Test
    void anAddressThatOthersCouldReachIsRefusedWithTheLabsReason() {
        LabException refused = failure("new ServerSocket(0, 5, InetAddress.getByName(\"0.0.0.0\"))");
        assertThat(refused.trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(refused.what())
                .isEqualTo(
                        "BindException: 0.0.0.0 means every IPv4 address of this machine: others on the network could"
                                + " connect");
        LabException away = failure("new Socket(\"192.0.2.1\", 80)");
        assertThat(away.what())
                .isEqualTo("SocketException: 192.0.2.1 is not on loopback: traffic would leave this machine");
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
    }

    @Test
    void aLearnersOwnExceptionHasItsOwnNameAndItsCause() throws Exception {
        run("class E extends Exception { E(String m, Throwable c) { super(m, c); } }");
        assertThat(failure("throw new E(\"outer\", new IOException(\"inner\"))").what())
                .isEqualTo("E: outer, caused by IOException: inner");
    }

    @Test
    void whatADeclarationStillNeedsIsNamed() throws Exception {
        assertThat(run("class B { int q() { return new A().z(); } }"))
                .containsExactly("type B is declared; it can be used once this is, too: class A.");
        assertThat(failure("new B()").what()).isEqualTo("type B cannot be used yet: it needs class A");
    }

    @Test
    void whatTheVerbCloseHasClosedIsClosedInJavaToo() throws Exception {
        run("var web = new ServerSocket(0); var ada = new Socket(\"127.0.0.1\", web.getLocalPort());"
                + " var box = new DatagramSocket(0)");
        assertThat(value("web.isClosed() || ada.isClosed() || box.isClosed()")).isEqualTo("false");
        for (String name : List.of("web", "ada", "box")) {
            lab.close(name);
        }
        assertThat(value("web.isClosed() && ada.isClosed() && box.isClosed()")).isEqualTo("true");
        assertThat(value("new Socket().isClosed() || new ServerSocket().isClosed()"))
                .isEqualTo("false");
    }

    @Test
    void aTakenPortNamesItsHolderAndTheNextMove() throws Exception {
        int port = portOf(lab.listen(Endpoint.loopback(0), "web", 5, true, false, Act.of("listen")));
        LabException taken = failure("new ServerSocket(" + port + ")");
        assertThat(taken.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(taken.what()).isEqualTo("BindException: port " + port + " is taken by web of this lab");
        assertThat(taken.next()).isEqualTo("`close web` frees it; or take another port: `listen 0`");
        assertThat(told.all).containsExactly("at [new ServerSocket(" + port + ")]");
    }

    @Test
    void anExceptionShowsTheLearnersOwnLinesOnly() {
        LabException thrown = failure("void f(int a) {\n  throw new IllegalStateException(\"a is \" + a);\n}\nf(3)");
        assertThat(thrown.what()).isEqualTo("IllegalStateException: a is 3");
        assertThat(told.all)
                .containsExactly(
                        "method f(int) is declared.", "at [throw new IllegalStateException(\"a is \" + a);, f(3)]");
    }

    @Test
    void whatDoesNotCompileIsMarkedAndNothingAfterItRuns() {
        LabException wrong = failure("int a = 1;\nnew ServerSoket(0);\nint b = 2;");
        assertThat(wrong.trouble()).isEqualTo(Trouble.BAD_INPUT);
        assertThat(wrong.what()).isEqualTo("cannot find symbol: class ServerSoket");
        assertThat(wrong.next()).isEqualTo("did you mean ServerSocket?");
        assertThat(told.all).containsExactly("a ==> 1", "new ServerSoket(0); @4+11");
    }

    @Test
    void aNameThatIsNearlyRightBringsTheRightOne() throws Exception {
        run("ServerSocket door = new ServerSocket(0)");
        assertThat(failure("door.Accept()").next()).isEqualTo("did you mean accept?");
        assertThat(failure("Sytem.out.println(1)").next()).isEqualTo("did you mean System?");
        assertThat(failure("door\n  .getLocalPrt()").next()).isEqualTo("did you mean getLocalPort?");
        assertThat(failure("dor.close()").next()).isEqualTo("did you mean door?");
        assertThat(failure("door.frobnicate()").next()).isEqualTo(MEND);
    }

    @Test
    void aNameOfTwoPackagesIsToBeSaidWhole() throws Exception {
        run("import java.awt.*");
        assertThat(failure("List all = null").next())
                .isEqualTo("import the one that you mean by its whole name, or write that name there");
    }

    @Test
    void whatIsNoNameIsOnlyMarked() throws Exception {
        assertThat(failure("int n = \"one\";").next()).isEqualTo(MEND);
        assertThat(failure("lab.listen(\"door\")").next()).isEqualTo(MEND);
        assertThat(failure("int = 3;").next()).isEqualTo(MEND);
    }

    @Test
    void anExceptionNamesAVariableAsItWasDeclared() {
        assertThat(failure("String nothing = null; nothing.length()").what())
                .isEqualTo("NullPointerException: Cannot invoke \"String.length()\" because \"nothing\" is null");
    }

    @Test
    void exitDoesNotEndThePlayground() {
        assertThat(failure("System.exit(0)").what())
                .isEqualTo("UnsupportedOperationException: System.exit(0) would end the playground, too; /exit leaves"
                        + " the Java prompt, and quit the playground");
    }

    @Test
    void aRefusedConnectionStaysInTheLedgerAsWithTheVerb() throws Exception {
        int port = portOf(lab.listen(Endpoint.loopback(0), "gone", 5, true, false, Act.of("listen")));
        lab.close("gone");
        LabException refused = failure("Socket c = new Socket(\"127.0.0.1\", " + port + ")");
        assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(lab.events()).anyMatch(e -> e.what() instanceof WireEvent.Refused);
        assertThat(whats("c")).containsExactly("Connecting", "Refused");
    }
}
