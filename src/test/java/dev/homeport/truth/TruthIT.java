package dev.homeport.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the tables, each with a real server. Behind the other tests: it leaves thousands of ports in TIME-WAIT, at which
 * those could not bind a number of their own.
 */
class TruthIT {
    @TestFactory
    Stream<DynamicTest> whatASentenceSaysOfAnOutsideServerIsRight() throws Exception {
        List<Try> all = Tries.run(Tables.all());
        System.out.println(Figures.of(all));
        Stream<DynamicTest> rows = all.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name(),
                        () -> assertThat(each.isRight()).as(each.toString()).isTrue()));
        Stream<DynamicTest> missing = Stream.of(Language.values())
                .map(language -> DynamicTest.dynamicTest(
                        "servers in " + language.word(),
                        () -> Assumptions.assumeTrue(
                                language.program().isPresent(), language.word() + " is not installed")));
        return Stream.concat(rows, missing);
    }
}
