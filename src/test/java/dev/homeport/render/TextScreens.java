package dev.homeport.render;

import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import java.util.List;
import java.util.Map;

/** Renders every sample screen but the HTTP ones and those that are JSON. Public so that another class loader can run it. */
public final class TextScreens implements Runnable {
    @Override
    public void run() {
        Renderer renderer = new Renderer(new Layout(80, true, true));
        for (Map.Entry<String, List<SessionEvent>> each : Samples.all().entrySet()) {
            if (!each.getKey().equals("http")) {
                each.getValue().stream().filter(event -> !isJson(event)).forEach(renderer::lines);
            }
        }
    }

    private static boolean isJson(SessionEvent event) {
        return event instanceof SessionEvent.Reported reported && reported.report() instanceof Report.LoadAsJson;
    }
}
