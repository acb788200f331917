package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.net.Conversation;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.PrintNotice;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.UnknownMessage;
import dev.valvejdbc.wire.MalformedException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server its questions: challenges as they come, split answers, repeats, and the silences
 * that mean something. One challenge serves every question, so all of them go out together once it
 * is in hand.
 */
final class A2sConversation implements Conversation {
  private static final int SILENT_ATTEMPTS_OF_EMPTY_SERVER = 2;

  /** How long an old-layout INFO waits for the better one that some servers send behind it. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(200);

  private final InetSocketAddress peer;
  private final QuestionStates questions;
  private final long timeout;
  private final int retries;
  private final ChallengeMemory memory;
  private final RoundTrips roundTrips;
  private final Pings pings;
  private final ConversationListener listener;
  private final Incoming incoming;
  private @Nullable ServerInfo oldInfo;
  private long graceEnds;
  private @Nullable ServerInfo info;
  private @Nullable Integer challenge;

  A2sConversation(
      InetSocketAddress peer,
      Set<Question> wanted,
      ScanOptions options,
      ChallengeMemory memory,
      RoundTrips roundTrips,
      TextEncoding encoding,
      ConversationListener listener) {
    this.peer = peer;
    this.questions = new QuestionStates(wanted);
    this.timeout = options.timeout().toNanos();
    this.retries = options.retries();
    this.memory = memory;
    this.roundTrips = roundTrips;
    this.pings = new Pings(roundTrips);
    this.listener = listener;
    this.incoming = new Incoming(encoding, questions::strayed, listener::decode);
  }

  @Override
  public long begin(Line line, long now) {
    challenge = memory.get(peer);
    startMore(line, now);
    return next();
  }

  /**
   * Starts what can be started: everything with a challenge in hand, else one question at a time.
   */
  private void startMore(Line line, long now) {
    for (QuestionState q : questions.all()) {
      if (q.isWaiting() && (challenge != null || !questions.anyAwaited(oldInfo != null))) {
        start(q, line, now);
      }
    }
  }

  private void start(QuestionState q, Line line, long now) {
    q.firstSent = now;
    q.deadline = now + timeout;
    send(q, line, now);
  }

  private void send(QuestionState q, Line line, long now) {
    prepare(q, now);
    line.send(q.request(), now);
  }

  private void prepare(QuestionState q, long now) {
    q.sent(now);
    q.challenge = challenge;
    q.sendAgain = repeatAt(q, now);
    listener.sent(q.attempts > 1);
  }

  private long repeatAt(QuestionState q, long now) {
    return q.attempts <= retries ? now + roundTrips.wait(q.attempts) : Long.MAX_VALUE;
  }

  @Override
  public long received(ByteBuffer datagram, Line line, long now) {
    listener.received();
    try {
      A2sMessage message = incoming.message(datagram);
      if (message != null) {
        take(message, line, now);
      }
    } catch (MalformedException e) {
      malformed(String.valueOf(e.getMessage()), line, now);
    }
    return next();
  }

  /** Takes a message that was decoded elsewhere; null with the reason why it cannot be. */
  long decoded(@Nullable A2sMessage message, String trouble, Line line, long now) {
    pings.pause();
    if (message != null) {
      take(message, line, now);
    } else {
      malformed(trouble, line, now);
    }
    pings.resume();
    return next();
  }

  private void take(A2sMessage message, Line line, long now) {
    if (message instanceof Challenge c) {
      challenged(c.value(), line, now);
    } else if (message instanceof ServerInfo i) {
      info(i, line, now);
    } else if (message instanceof PlayerList) {
      answered(questions.underWay(Question.PLAYERS), message, line, now);
    } else if (message instanceof RuleList) {
      answered(questions.underWay(Question.RULES), message, line, now);
    } else if (message instanceof PrintNotice notice) {
      questions
          .open()
          .forEach(q -> fail(q, Failure.REFUSED, "the server says: " + notice.clause()));
    } else if (message instanceof UnknownMessage) {
      malformed("the server sent a message of a type that A2S does not know", line, now);
    } // and nobody asked for a PingReply
  }

  private void challenged(int value, Line line, long now) {
    challenge = value;
    memory.put(peer, value);
    boolean sure = questions.challengeIsSure();
    for (QuestionState q : questions.open()) {
      if (q.attempts == 0) {
        continue;
      }
      Integer sentWith = q.challenge;
      if (sentWith != null && sentWith == value) {
        q.sameChallengeAgain = true; // to another question, or a loop: the next repeat will tell
        continue;
      }
      pings.replied(q, now, sure);
      if (++q.challenges > ScanOptions.CHALLENGE_ROUNDS) {
        fail(q, Failure.MALFORMED, QuestionState.KEEPS_CHALLENGING);
      } else {
        q.challenge = value;
        q.sentWithChallenge(now);
        q.sendAgain = repeatAt(q, now);
        listener.sent(false);
        line.send(q.request(), now);
      }
    }
    startMore(line, now);
  }

  private void info(ServerInfo message, Line line, long now) {
    QuestionState q = questions.underWay(Question.INFO);
    if (q == null) {
      return;
    }
    info = message;
    if (message.layout() == ServerInfo.Layout.SOURCE) {
      answered(q, message, line, now);
    } else if (oldInfo == null) {
      pings.replied(q, now, true);
      oldInfo = message;
      graceEnds = Math.min(now + GRACE, q.deadline);
      q.sendAgain = Long.MAX_VALUE;
      startMore(line, now);
    }
  }

  private void answered(@Nullable QuestionState q, A2sMessage answer, Line line, long now) {
    if (q == null) {
      return;
    }
    pings.replied(q, now, true);
    q.open = false;
    listener.answered(q.question, answer, pings.first(), q.attempts, now);
    startMore(line, now);
  }

  /**
   * A broken answer is asked for once more. After the second one not much is waited for: it is the
   * server's last word, unless it was a stray and the answer is behind it.
   */
  private void malformed(String reason, Line line, long now) {
    for (QuestionState q : questions.open()) {
      if (!q.isUnderWay()) {
        continue;
      }
      pings.replied(q, now, false);
      q.troubled(reason);
      if (q.troubles == 1 && q.attempts <= retries) {
        send(q, line, now);
      } else if (q.troubles > 1) {
        long grace = Math.max(roundTrips.wait(q.attempts), 2 * (now - q.firstSent));
        q.deadline = Math.min(q.deadline, now + grace);
      }
    }
    startMore(line, now);
  }

  @Override
  public long elapsed(Line line, long now) {
    if (oldInfo != null && now >= graceEnds) {
      ServerInfo old = oldInfo;
      oldInfo = null;
      answered(questions.underWay(Question.INFO), old, line, now);
    }
    for (QuestionState q : questions.open()) {
      if (q.attempts == 0 || now < q.next()) {
        continue;
      }
      if (isSilentBecauseEmpty(q)) {
        q.replied(now); // a silence is no round trip to learn from
        answered(q, new PlayerList(0, List.of(), false), line, now);
      } else if (now >= q.deadline) {
        boolean waited = now - q.firstSent >= timeout;
        fail(q, q.verdict(), q.reason(timeout, incoming.unfinished()), waited);
      } else {
        again(q, line, now);
      }
    }
    startMore(line, now);
    return next();
  }

  /** Some engines answer PLAYER only while somebody plays; INFO tells whether anybody does. */
  private boolean isSilentBecauseEmpty(QuestionState q) {
    return q.question == Question.PLAYERS
        && q.attempts >= Math.min(SILENT_ATTEMPTS_OF_EMPTY_SERVER, retries + 1)
        && q.trouble == null
        && info != null
        && info.players() == 0;
  }

  private void again(QuestionState q, Line line, long now) {
    if (q.challenge != null && q.challenges == 0) {
      challenge = null; // it came from an earlier conversation and may have expired
    }
    prepare(q, now);
    line.sendAgain(q.request(), now);
    if (q.question == Question.PLAYERS && questions.isAbsent(Question.INFO)) {
      questions.addUnwanted(Question.INFO);
    }
    for (QuestionState waiting : questions.open()) {
      if (waiting.attempts == 0) {
        start(waiting, line, now);
      }
    }
  }

  private void fail(QuestionState q, Failure failure, String reason) {
    fail(q, failure, reason, false);
  }

  private void fail(QuestionState q, Failure failure, String reason, boolean waited) {
    q.open = false;
    listener.failed(q.question, failure, reason, q.attempts, waited);
  }

  @Override
  public void unreachable(String reason) {
    questions.open().forEach(q -> fail(q, Failure.UNREACHABLE, reason));
  }

  private long next() {
    if (!questions.anyWantedOpen()) {
      return questions.anyTimedOut() ? DONE_SILENT : DONE;
    }
    long next = oldInfo == null ? Long.MAX_VALUE : graceEnds;
    for (QuestionState q : questions.all()) {
      if (q.isUnderWay()) {
        next = Math.min(next, q.next());
      }
    }
    return next;
  }
}
