package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Problems that only show when all lessons are seen together. */
final class Across {
    private final Map<String, FrontPage> byId = new LinkedHashMap<>();
    private final Map<String, Problems> problems = new LinkedHashMap<>();

    private Across() {}

    static List<Problem> problems(List<FrontPage> pages) {
        Across across = new Across();
        for (FrontPage page : pages) {
            across.problems.put(page.path(), new Problems(page.path(), page.source()));
            page.front().id().ifPresent(id -> across.register(id, page));
        }
        pages.forEach(across::unknownNeeds);
        across.circles();
        return across.problems.values().stream()
                .flatMap(each -> each.all().stream())
                .toList();
    }

    /** @param ids of the lessons that there are */
    static List<Problem> unknownNeeds(FrontPage page, Collection<String> ids) {
        Problems problems = new Problems(page.path(), page.source());
        unknownNeeds(page, ids, problems);
        // Of a whole folder this is the shortest circle.
        page.front().needs().stream()
                .filter(need -> page.front()
                        .id()
                        .filter(id -> id.text().equals(need.text()))
                        .isPresent())
                .forEach(need -> problems.at(need, "a lesson does not need itself"));
        return problems.all();
    }

    private static void unknownNeeds(FrontPage page, Collection<String> ids, Problems into) {
        for (Piece need : page.front().needs()) {
            if (!ids.contains(need.text())) {
                into.at(need, "no lesson has the id " + Problems.quote(need.text()), into.near(need.text(), ids));
            }
        }
    }

    private void register(Piece id, FrontPage page) {
        FrontPage first = byId.putIfAbsent(id.text(), page);
        if (first != null) {
            of(page).at(id, "the lesson id " + Problems.quote(id.text()) + " is taken by " + first.path());
        }
    }

    private void unknownNeeds(FrontPage page) {
        unknownNeeds(page, byId.keySet(), of(page));
    }

    // A lesson that needs nothing is met, and so is one all of whose needs are; what is never met stands in a circle or
    // leads to one. Each circle is named once, then taken as met. Loops, not recursion: a chain may be long.
    private void circles() {
        Map<String, FrontPage> open = new LinkedHashMap<>(byId);
        while (true) {
            while (open.values().removeIf(page -> blocking(page, open).isEmpty())) {
                // each round meets the lessons that needed only met ones
            }
            if (open.isEmpty()) {
                return;
            }
            name(open);
        }
    }

    private void name(Map<String, FrontPage> open) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> walk = new ArrayList<>();
        String id = open.keySet().iterator().next();
        while (seen.putIfAbsent(id, walk.size()) == null) {
            walk.add(id);
            id = next(id, open);
        }
        List<String> circle = new ArrayList<>(walk.subList(seen.getOrDefault(id, 0), walk.size()));
        FrontPage first = page(circle.get(0));
        Piece need = blocking(first, open).orElseThrow();
        circle.add(circle.get(0));
        of(first).at(need, "lessons need each other in a circle: " + String.join(" -> ", circle));
        circle.forEach(open::remove);
    }

    private String next(String id, Map<String, FrontPage> open) {
        return blocking(page(id), open).orElseThrow().text();
    }

    private FrontPage page(String id) {
        FrontPage page = byId.get(id);
        if (page == null) {
            throw new IllegalStateException(id);
        }
        return page;
    }

    /** The first need that is not met yet. */
    private static Optional<Piece> blocking(FrontPage page, Map<String, FrontPage> open) {
        return page.front().needs().stream()
                .filter(need -> open.containsKey(need.text()))
                .findFirst();
    }

    private Problems of(FrontPage page) {
        return problems.computeIfAbsent(page.path(), path -> new Problems(path, page.source()));
    }
}
