package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
    @Test
    void everyBlockIsDeclaredWithItsMeaning() {
        assertThat(Blocks.all())
                .extracting(Blocks.Block::name)
                .containsExactly("try", "expect", "setup", "hint", "solution", "wrong", "predict", "quiz", "note");
        assertThat(Blocks.all())
                .allSatisfy(each -> assertThat(each.meaning()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void aBlockThatTakesNothingSaysSoAndOneThatTakesSomethingNamesIt() {
        for (Blocks.Block block : Blocks.all()) {
            String said = Read.step("```" + block.name() + " xyzzy\nx\n```\n");
            assertThat(said.contains("nothing follows the word `" + block.name() + "`"))
                    .isEqualTo(block.arguments().isEmpty());
        }
    }

    @Test
    void everyRequiredKeyIsMissedAndEveryOtherIsNot() {
        String said = Read.problems("---\n---\n## A\n");
        for (Blocks.Key key : Blocks.keys()) {
            assertThat(said.contains("the front matter has no `" + key.name() + "`"))
                    .isEqualTo(key.required());
        }
    }

    @Test
    void everyValueThatTheParserTakesIsDeclared() {
        List<String> taken = new ArrayList<>();
        Values.PROPERTIES.forEach(each -> taken.add("${NAME." + each + "}"));
        Values.OF_KERNEL.forEach(each -> taken.add("${kernel." + each + "}"));
        assertThat(Blocks.values()).extracting(Blocks.Value::written).containsExactlyInAnyOrderElementsOf(taken);
    }
}
