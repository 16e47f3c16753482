package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks made from a declaration and values, without anybody writing a sentence. */
class WrittenSentenceTest {
    private static final Sentences.Carrying NOTHING = new Sentences.Carrying(List.of(), null);

    @Test
    void aValueWithASpaceOrAQuoteIsQuoted() {
        assertThat(check("port PORT is held by PROGRAM", 62893, "my \"own\" server")
                        .sentence())
                .isEqualTo("port 62893 is held by \"my \\\"own\\\" server\"");
    }

    @Test
    void aTextThatLooksLikeAJsonNumberStaysText() {
        String json = "METHOD URL REQUEST answers STATUS with json KEY = JSON";
        assertThat(check(json, "GET", ":62893/", NOTHING, 200, "id", "7").sentence())
                .isEqualTo("GET :62893/ answers 200 with json id = \"7\"");
        assertThat(check(json, "GET", ":62893/", NOTHING, 200, "id", 7).sentence())
                .isEqualTo("GET :62893/ answers 200 with json id = 7");
    }

    @Test
    void whatARequestCarriesIsWrittenAsItIsRead() {
        Sentences.Carrying carrying = new Sentences.Carrying(List.of(new HttpField("A", "b \"c\"")), Bytes.utf8("{\n"));
        Check check = check("METHOD URL REQUEST answers STATUS", "POST", ":62893/", carrying, 201);
        assertThat(check.sentence())
                .isEqualTo("POST :62893/ with header A \"b \\\"c\\\"\" with body \"{\\n\" answers 201");
        assertThat(Seen.check(check.sentence()).looks()).isEqualTo(check.looks());
    }

    @Test
    void aTimeIsWrittenAsItIsRead() {
        Check check = Sentences.check("port PORT is free", false, Optional.of(Duration.ofMillis(1500)), 62893);
        assertThat(check.sentence()).isEqualTo("port 62893 is free within 1500ms");
        assertThat(check.within()).contains(Duration.ofMillis(1500));
        assertThat(Sentences.check("port PORT is free", true, Optional.of(Duration.ofSeconds(2)), 62893)
                        .sentence())
                .isEqualTo("port 62893 is not free within 2s");
    }

    @Test
    void whatIsNotDeclaredOrDoesNotFitIsRefused() {
        assertThatThrownBy(() -> check("port PORT is purple", 62893))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no check is declared as: port PORT is purple");
        assertThatThrownBy(() -> check("port PORT is free", 70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("70000 is not a port: ports are 1 to 65535");
        assertThatThrownBy(() -> check("port PORT is free"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PORT of  port PORT is free  has no value");
        assertThatThrownBy(() -> check("port PORT is free", 62893, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port PORT is free  has no place for 1");
    }

    private static Check check(String pattern, Object... slots) {
        return Sentences.check(pattern, false, Optional.empty(), slots);
    }
}
