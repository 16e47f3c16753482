package dev.homeport.verb;

import dev.homeport.code.JavaScreen;
import java.util.List;

/** What Java shows, as reports. */
record JavaReports(VerbContext context) implements JavaScreen {
    @Override
    public void printed(String line, boolean error) {
        context.out().accept(new Report.JavaPrinted(line, error));
    }

    @Override
    public void printedLater(String line, boolean error) {
        context.live().accept(new Report.JavaPrinted(line, error));
    }

    @Override
    public void value(String name, String text) {
        context.out().accept(new Report.JavaValue(name, text));
    }

    @Override
    public void remark(String text) {
        context.out().accept(new Report.Remark(text));
    }

    @Override
    public void stumbled(String source, int column, int length) {
        context.out().accept(new Report.JavaStumbled(source, column, length));
    }

    @Override
    public void came(List<String> lines) {
        context.out().accept(new Report.JavaCame(lines));
    }
}
