package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How source that is typed or pasted at once is parted into snippets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstSnippetTest {
    private JShell shell;
    private int analyses;

    @BeforeAll
    void open() {
        shell = JShell.builder().executionEngine("local").build();
    }

    @AfterAll
    void close() {
        shell.close();
    }

    private List<String> parts(String source) {
        FirstSnippet first = new FirstSnippet(text -> {
            analyses++;
            return shell.sourceCodeAnalysis().analyzeCompletion(text);
        });
        List<String> parts = new ArrayList<>();
        String rest = source;
        while (!rest.isBlank()) {
            CompletionInfo next = first.of(rest);
            boolean whole = next.completeness().isComplete();
            parts.add((whole ? next.source() : rest).strip());
            rest = whole ? next.remaining().strip() : "";
        }
        return parts;
    }

    @Test
    void aLongClassIsNotAnalysedAnewForEachOfItsLines() {
        String lines = "  void f() { g(\"}\"); } // }\n".repeat(500);
        String source = "class A {\n" + lines + "}\nint i = 1\ni++";
        assertThat(parts(source)).containsExactly("class A {\n" + lines + "}", "int i = 1;", "i++");
        assertThat(analyses).isLessThan(20);
    }

    @Test
    void anExpressionEndsWithItsLineWhereTheNextBeginsAStatement() {
        assertThat(parts("i++\nint j = i")).containsExactly("i++", "int j = i;");
        assertThat(parts("f()\nint k = 5")).containsExactly("f()", "int k = 5;");
        assertThat(parts("f(1,\n  2)\nfor (;;) {\n}")).containsExactly("f(1,\n  2)", "for (;;) {\n}");
    }

    @Test
    void whatStandsBehindASemicolonOnTheSameLineIsNotLost() {
        assertThat(parts("int a = 1; f(a)\nint b = 2")).containsExactly("int a = 1;", "f(a)", "int b = 2;");
        assertThat(parts("int a = 1; f(\n  a)\nint b = 2")).containsExactly("int a = 1;", "f(\n  a)", "int b = 2;");
    }

    @Test
    void aLineThatGoesOnWithWhatTheOneBeforeBeganIsPartOfIt() {
        assertThat(parts("f()\n  .g()")).hasSize(1);
        assertThat(parts("f()\n  + 1")).hasSize(1);
        assertThat(parts("f()\n  instanceof String")).hasSize(1);
        assertThat(parts("if (f()) {\n}\nelse {\n}")).hasSize(1);
        assertThat(parts("int f()\n{\n  return 1;\n}")).hasSize(1);
    }

    @Test
    void aBracketInATextOrACommentIsNone() {
        assertThat(parts("String s = \"(\"\nint i = '{' /* [ */\nint j = 1"))
                .hasSize(3)
                .startsWith("String s = \"(\";")
                .endsWith("int j = 1;");
        assertThat(parts("String s = \"\"\"\n  {\n  \"\"\"\nint i = 1"))
                .containsExactly("String s = \"\"\"\n  {\n  \"\"\";", "int i = 1;");
    }
}
