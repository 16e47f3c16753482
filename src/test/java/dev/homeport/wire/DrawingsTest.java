package dev.homeport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Inert;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Mermaid and SVG: right for good text, and harmless for any. */
class DrawingsTest {
    /** The statements that Mermaid's sequence diagrams have of what is drawn here, with nothing but safe text in them. */
    private static final Pattern STATEMENT = Pattern.compile("sequenceDiagram"
            + "|    acc(Title|Descr): TEXT".replace("TEXT", "([^;#\\n]|#\\d+;)+")
            + "|    participant [NF] as TEXT".replace("TEXT", "([^;#:<>\"`%{}\\n]|#\\d+;)+")
            + "|    Note (left of|right of|over) [NF]: TEXT".replace("TEXT", "([^;#:<>\"`%{}\\\\\\n]|#\\d+;)+")
            + "|    [NF]--?(>>|x)[NF]: TEXT".replace("TEXT", "([^;#:<>\"`%{}\\\\\\n]|#\\d+;)+"));

    @Test
    void mermaidSaysWhatWentWhere() {
        String text = Mermaid.of(new Log()
                .connected()
                .c1(Log.sent("hi\n"))
                .c2(Log.received("hi\n"))
                .c1(new WireEvent.Aborted())
                .row(Log.CLIENT, Log.WEB, ConnectionState.ESTABLISHED)
                .only());
        assertThat(text.lines())
                .startsWith("sequenceDiagram")
                .contains(
                        "    participant N as c1 127.0.0.1#58;40112",
                        "    N-->>F: (SYN)",
                        "    N->>F: 3 bytes #34;hi#92;n#34;",
                        "    N-xF: abort#58; RST",
                        "    Note over N: in the kernel's table when drawn#58; ESTABLISHED");
    }

    @Test
    void severalConversationsAreADiagramEach() {
        Conversation one = new Log().connected().c1(Log.sent("``` hi\n")).only();
        String page = Mermaid.page(List.of(one, one));
        assertThat(page)
                .isEqualTo("```mermaid\n" + Mermaid.of(one) + "```\n\n```mermaid\n" + Mermaid.of(one) + "```\n");
        assertThat(page.lines().filter(line -> line.contains("```"))).hasSize(4);
    }

    @Test
    void aLongNoteInThePictureIsBrokenAndNotCut() throws Exception {
        String detail = "to the client: ends the connection; 3 bytes thrown away, and one more reason to write";
        Document svg = parsed(Svg.of(List.of(
                new Log().connected().c2(new WireEvent.Faulted("limit", detail)).only())));
        List<String> lines = new ArrayList<>();
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            lines.add(texts.item(i).getTextContent());
        }
        assertThat(String.join(" ", lines)).contains("fault limit: " + detail);
        assertThat(lines)
                .contains("In brackets: the state in the kernel's table when this was drawn")
                .filteredOn(line -> detail.contains(line))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(46));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "end",
                "; participant X as evil",
                "\nNote over N: mine",
                "%%{init: {\"theme\": \"dark\"}}%%",
                "<script>alert(1)</script>",
                "#60;img src=x onerror=alert(1)#62;",
                "```\n# heading",
                "]]></text><script/>&amp;&#10;",
                "-->>F: forged",
                "\u001b[2J\u0000\u202e\ud800 漢字 \uffff",
                "\\n\\\" <br/>"
            })
    void whatAPeerSendsIsOnlyText(String hostile) throws Exception {
        Conversation it = new Log()
                .connected()
                .c1(new WireEvent.Sent(Bytes.utf8(hostile), hostile.length()), new WireEvent.Failed(hostile))
                .c2(new WireEvent.Answered(hostile, hostile, 200))
                .only();
        String mermaid = Mermaid.of(it);
        assertThat(mermaid.lines()).hasSizeGreaterThan(10).allSatisfy(line -> {
            assertThat(line).matches(STATEMENT);
            assertThat(line.codePoints()).allMatch(Inert::isSafe);
            assertThat(line).doesNotContainPattern("(?i)[ (]end\\b");
        });
        assertThat(mermaid.lines().filter(line -> line.startsWith("    participant")))
                .hasSize(2);

        Document svg = parsed(Svg.of(List.of(it)));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(10);
        assertThat(svg.getDocumentElement().getTextContent()).contains("c1 connects");
    }

    @Test
    void aPictureSaysInWordsWhatItShows() throws Exception {
        Document svg = parsed(Svg.of(List.of(new Log().connected().only())));
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Conversation of c1 and c2");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("web accepts it as c2.");
    }

    @Test
    void aPictureStandsAloneAndIsReadInLightAndDark() {
        String svg = Svg.of(List.of(new Log().connected().only()));
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "href", "@import", "<image");
        assertThat(svg).contains("prefers-color-scheme: dark");
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
