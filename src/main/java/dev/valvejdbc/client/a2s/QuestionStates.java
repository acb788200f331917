package dev.valvejdbc.client.a2s;

import dev.valvejdbc.protocol.a2s.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions of one conversation, INFO first. */
final class QuestionStates {
  private final List<QuestionState> states = new ArrayList<>(3);

  QuestionStates(Set<Question> wanted) {
    for (Question question : Question.values()) {
      if (wanted.contains(question)) {
        states.add(new QuestionState(question, true));
      }
    }
  }

  void addUnwanted(Question question) {
    states.add(new QuestionState(question, false));
  }

  List<QuestionState> all() {
    return states;
  }

  /** A copy, since what is done about one may close another. */
  List<QuestionState> open() {
    List<QuestionState> open = new ArrayList<>(states.size());
    for (QuestionState q : states) {
      if (q.open) {
        open.add(q);
      }
    }
    return open;
  }

  /** Anybody may send anything: what is no A2S is worth a word only if nothing else comes. */
  void strayed() {
    for (QuestionState q : states) {
      if (q.isUnderWay() && q.trouble == null) {
        q.trouble = "the server sent something that is not A2S";
      }
    }
  }

  boolean isAbsent(Question question) {
    return states.stream().noneMatch(q -> q.question == question);
  }

  @Nullable QuestionState underWay(Question question) {
    for (QuestionState q : states) {
      if (q.question == question && q.isUnderWay()) {
        return q;
      }
    }
    return null;
  }

  /**
   * Whether another question must wait for one under way.
   *
   * @param infoInGrace whether INFO is answered but for a better answer behind it
   */
  boolean anyAwaited(boolean infoInGrace) {
    for (QuestionState q : states) {
      if (q.isUnderWay() && !(infoInGrace && q.question == Question.INFO)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a challenge tells a round trip: all that is awaited was sent at once, and once. */
  boolean challengeIsSure() {
    long since = 0;
    for (QuestionState q : states) {
      if (q.isUnderWay() && q.awaitedSince() != 0) {
        if (q.isRepeated() || (since != 0 && since != q.awaitedSince())) {
          return false;
        }
        since = q.awaitedSince();
      }
    }
    return since != 0;
  }

  boolean anyWantedOpen() {
    for (QuestionState q : states) {
      if (q.open && q.wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether an answer may still come for a question that was given up, or never wanted. */
  boolean anyTimedOut() {
    for (QuestionState q : states) {
      if (q.attempts > 0 && q.firstReply == 0) {
        return true;
      }
    }
    return false;
  }
}
