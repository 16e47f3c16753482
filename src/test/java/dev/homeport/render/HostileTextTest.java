package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers, file names and process names can hold anything; none of it may reach a terminal as it is. */
class HostileTextTest {
    private static final String HOSTILE =
            "a`b` \u001b[2J\u001b]0;t\u0007\u009b31m\u202eabc\u2066\u200d\r\n\t\u0000\u007f\u2028\u0085"
                    + "\ud800 \udb40\udc41 \u2764\ufe0f\udb40\udd00\u034f\u115f\u1160\u3164\uffa0 漢字のとても長い一行です 👩🏽 e\u0301\u0302 \ue000 /a/very/long/path/that/has/no/spaces/at/all/and/"
                    + "goes/on/and/on/until/no/screen/can/hold/it/any/more " + "x".repeat(90) + " \\ \"quoted\" #0";

    private static final List<Object> EVENTS = new HostileValues(HOSTILE).of(SessionEvent.class);

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void noLineHoldsAControlOrFormatCharacterOrIsWiderThanTheScreen(int width) {
        List<Layout> layouts =
                List.of(new Layout(width, true, true), new Layout(width, false), new Layout(width, false, false, true));
        for (Layout layout : layouts) {
            Renderer renderer = new Renderer(layout);
            for (Object each : EVENTS) {
                for (Line line : renderer.lines((SessionEvent) each)) {
                    assertThat(line.text().codePoints())
                            .as("%s in %s", line.text(), each)
                            .allMatch(Inert::isSafe);
                    if (isDocument(each)) {
                        // A line end in it would change what it means.
                        continue;
                    }
                    assertThat(Columns.of(line.text()))
                            .as("width of %s in %s", line.text(), each)
                            .isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    void everyEventAndReportThereIsWasTried() {
        assertThat(classesOf(EVENTS)).containsAll(permitted(SessionEvent.class));
        List<Object> reports = EVENTS.stream()
                .filter(SessionEvent.Reported.class::isInstance)
                .map(each -> (Object) ((SessionEvent.Reported) each).report())
                .toList();
        assertThat(classesOf(reports)).containsAll(permitted(Report.class));
    }

    @Test
    void jsonIsOneHarmlessLineThatParsesAndNamesItsEvent() {
        for (Object each : EVENTS) {
            String json = JsonLines.of((SessionEvent) each);
            assertThat(json.codePoints()).as(json).allMatch(Inert::isSafe);
            JsonObject object = JsonParser.parseString(json).getAsJsonObject();
            assertThat(object.get("event").getAsString()).matches("[a-z-]+");
        }
    }

    @Test
    void jsonLosesNothing() {
        String json = JsonLines.of(new SessionEvent.Said(HOSTILE));
        assertThat(JsonParser.parseString(json).getAsJsonObject().get("text").getAsString())
                .isEqualTo(HOSTILE);
    }

    @Test
    void everySingleByteIsHarmlessInEveryView() {
        for (int octet : IntStream.range(0, 256).toArray()) {
            dev.homeport.net.Bytes bytes = dev.homeport.net.Bytes.of((byte) octet);
            for (boolean hex : new boolean[] {true, false}) {
                Report data = new Report.Data("c1 received 1 byte", bytes, true, hex);
                String text = new Renderer(Layout.PLAIN_80).text(new SessionEvent.Reported(data));
                assertThat(text.replace("\n", "").codePoints())
                        .as("byte %d", octet)
                        .allMatch(Inert::isSafe);
            }
        }
    }

    private static boolean isDocument(Object event) {
        return event instanceof SessionEvent.Reported it
                && (it.report() instanceof Report.Document || it.report() instanceof Report.LoadAsJson);
    }

    private static Set<Class<?>> classesOf(List<Object> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> permitted(Class<?> type) {
        return Set.of(type.getPermittedSubclasses());
    }
}
