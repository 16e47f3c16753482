package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.session.SessionEvent;
import java.io.IOException;

/** Names and values of each event but the checks' and the verbs' own. */
final class SessionJson {
    private SessionJson() {}

    static void write(JsonWriter out, SessionEvent event) throws IOException {
        if (event instanceof SessionEvent.Reported it) {
            out.name("event").value("report");
            ReportJson.write(out, it.report());
        } else if (event instanceof SessionEvent.ChecksJudged it) {
            out.name("event").value("checks");
            CheckJson.write(out, it);
        } else if (event instanceof SessionEvent.Said it) {
            out.name("event").value("said").name("text").value(it.text());
        } else if (event instanceof SessionEvent.Warned it) {
            out.name("event").value("warning").name("text").value(it.text());
        } else if (event instanceof SessionEvent.ClosedBehind it) {
            out.name("event").value("closed");
            JsonValues.strings(out, "what", it.what());
        } else if (!lesson(out, event) && !question(out, event)) {
            throw new IllegalStateException("no JSON for " + event.getClass().getSimpleName());
        }
    }

    private static boolean lesson(JsonWriter out, SessionEvent event) throws IOException {
        if (event instanceof SessionEvent.LessonOpened it) {
            out.name("event").value("lesson").name("id").value(it.id());
            out.name("title").value(it.title());
            out.name("minutes").value(it.minutes()).name("steps").value(it.steps());
            JsonValues.prose(out, "intro", it.intro());
        } else if (event instanceof SessionEvent.StepShown it) {
            shown(out, it);
        } else if (event instanceof SessionEvent.StepPassed it) {
            out.name("event").value("step-passed");
            out.name("number").value(it.number()).name("steps").value(it.steps());
            out.name("title").value(it.title()).name("byItself").value(it.byItself());
            JsonValues.strings(out, "evidence", it.evidence());
            JsonValues.prose(out, "note", it.note());
        } else if (event instanceof SessionEvent.LessonPassed it) {
            out.name("event").value("lesson-passed").name("title").value(it.title());
            out.name("nextId").value(it.nextId()).name("nextTitle").value(it.nextTitle());
        } else if (event instanceof SessionEvent.LessonsListed it) {
            listed(out, it);
        } else if (event instanceof SessionEvent.HintShown it) {
            out.name("event").value("hint");
            out.name("number").value(it.number()).name("hints").value(it.hints());
            JsonValues.prose(out, "prose", it.text());
        } else if (event instanceof SessionEvent.HintOffered) {
            out.name("event").value("hint-offered");
        } else if (event instanceof SessionEvent.SolutionShown it) {
            out.name("event").value("solution");
            JsonValues.strings(out, "lines", it.lines());
            JsonValues.strings(out, "java", it.java());
        } else {
            return false;
        }
        return true;
    }

    private static void shown(JsonWriter out, SessionEvent.StepShown step) throws IOException {
        out.name("event").value("step").name("lessonTitle").value(step.lessonTitle());
        out.name("number").value(step.number()).name("steps").value(step.steps());
        out.name("title").value(step.title());
        JsonValues.prose(out, "prose", step.prose());
        JsonValues.strings(out, "tries", step.tries());
        SessionEvent.Question question = step.question();
        out.name("question");
        if (question == null) {
            out.nullValue();
        } else {
            out.beginObject();
            values(out, question);
            out.endObject();
        }
    }

    private static void listed(JsonWriter out, SessionEvent.LessonsListed listed) throws IOException {
        out.name("event").value("lessons").name("lessons").beginArray();
        for (SessionEvent.LessonsListed.Row each : listed.rows()) {
            out.beginObject().name("id").value(each.id());
            out.name("title").value(each.title()).name("minutes").value(each.minutes());
            out.name("passed").value(each.passed()).name("steps").value(each.steps());
            out.name("done").value(each.done()).name("current").value(each.current());
            out.endObject();
        }
        out.endArray();
    }

    private static boolean question(JsonWriter out, SessionEvent event) throws IOException {
        if (event instanceof SessionEvent.Question it) {
            out.name("event").value("question");
            values(out, it);
        } else if (event instanceof SessionEvent.Predicted it) {
            out.name("event").value("predicted");
            out.name("number").value(it.number()).name("choice").value(it.choice());
        } else if (event instanceof SessionEvent.PredictionJudged it) {
            out.name("event").value("prediction").name("predicted").value(it.predicted());
            out.name("happened").value(it.happened()).name("right").value(it.right());
        } else if (event instanceof SessionEvent.QuizJudged it) {
            out.name("event").value("quiz").name("right").value(it.right());
            out.name("explanation").value(it.explanation());
        } else {
            return false;
        }
        return true;
    }

    private static void values(JsonWriter out, SessionEvent.Question question) throws IOException {
        out.name("kind").value(question.prediction() ? "prediction" : "quiz");
        out.name("text").value(question.text());
        JsonValues.strings(out, "choices", question.choices());
        out.name("several").value(question.several());
    }
}
