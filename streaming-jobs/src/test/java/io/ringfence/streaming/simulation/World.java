package io.ringfence.streaming.simulation;

import io.ringfence.streaming.sink.ServerAnswer;
import io.ringfence.streaming.sink.ServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** What outlives the job: the clock, the server and the network to it, with its mishaps. */
final class World {
  private static final int INTERNAL = 500;
  private static final int UNAVAILABLE = 503;
  private static final int WINDOW = 10_000;

  /** Mishaps of one batch, or of questions in a row: fewer than the sink's attempts. */
  static final int MOST_MISHAPS = 4;

  private static final int MOST_MICROS_OF_A_REQUEST = 20_000;
  private static final long OUTAGE_MICROS = 20_000_000;

  private final Random random;
  private final Plan plan;
  private final Trace trace;
  private final SimulatedServer server;
  private final boolean hasViews;
  private final List<ServerRequest> late = new ArrayList<>();
  private final Map<String, Integer> mishaps = new HashMap<>();
  private long nowMicros;
  private long outageEndsMicros;
  private int crashesLeft;
  private int names;
  private boolean hadOutage;
  private boolean hasCrashedAtEnd;

  /** A world; {@code hasViews} says whether every table of the server has a view. */
  World(Random random, Plan plan, Trace trace, boolean hasViews) {
    this.random = random;
    this.plan = plan;
    this.trace = trace;
    this.crashesLeft = plan.crashes();
    this.server = new SimulatedServer(WINDOW, hasViews);
    this.hasViews = hasViews;
  }

  Trace trace() {
    return trace;
  }

  SimulatedServer server() {
    return server;
  }

  long nowMicros() {
    return nowMicros;
  }

  void pass(long micros) {
    nowMicros += micros;
  }

  void say(Supplier<String> what) {
    trace.add(nowMicros, what);
  }

  /** Whether the process dies now; it does so a planned number of times. */
  boolean crashes(int oneIn) {
    if (crashesLeft > 0 && random.nextInt(oneIn) == 0) {
      crashesLeft--;
      return true;
    }
    return false;
  }

  /** Whether the process dies although everything has been computed; once, where planned. */
  boolean crashesAtEnd() {
    boolean crashes = plan.crashAtEnd() && !hasCrashedAtEnd && random.nextInt(6) == 0;
    hasCrashedAtEnd |= crashes;
    return crashes;
  }

  String freshName() {
    names++;
    return "w" + names;
  }

  void pause(Duration pause) {
    pass(pause.toNanos() / 1_000);
  }

  /** Whether an outage has been, in which alone attempts may run out. */
  boolean hadOutage() {
    return hadOutage;
  }

  ServerAnswer send(ServerRequest request, Duration limit) throws IOException {
    pass(1 + random.nextInt(MOST_MICROS_OF_A_REQUEST));
    boolean isInsert = SimulatedServer.isInsert(request);
    String what = isInsert ? "insert " + SimulatedServer.tableOf(request) : "question";
    if (isInsert && crashes(plan.crashAtInsertOneIn())) {
      return dieDuring(request, what);
    }
    if (nowMicros < outageEndsMicros) {
      say(() -> what + ": nobody there");
      throw new IOException("connection refused");
    }
    String about = isInsert ? SimulatedServer.batchOf(request) : "question";
    int before = mishaps.getOrDefault(about, 0);
    if (before < MOST_MISHAPS && random.nextInt(100) < plan.mishapPercent()) {
      mishaps.put(about, before + 1);
      return isInsert ? spoil(request, what, limit) : unavailable(what);
    }
    mishaps.remove("question");
    say(() -> what);
    return server.execute(request);
  }

  /** The job is killed: before the server gets the request, or while it executes it. */
  private ServerAnswer dieDuring(ServerRequest request, String what) {
    boolean arrives = random.nextBoolean();
    say(() -> what + (arrives ? ": stored, then" : ":") + " the job is killed");
    if (arrives) {
      server.execute(request);
    }
    throw new SimulatedCrash(what);
  }

  private ServerAnswer unavailable(String what) {
    say(() -> what + ": 503");
    return new ServerAnswer(UNAVAILABLE, 0, "no server");
  }

  private ServerAnswer spoil(ServerRequest request, String what, Duration limit)
      throws IOException {
    Mishap mishap = Mishap.values()[random.nextInt(Mishap.values().length)];
    say(() -> what + ": " + mishap);
    if (plan.hasOutage() && !hadOutage) {
      hadOutage = true;
      outageEndsMicros = nowMicros + OUTAGE_MICROS;
    }
    return switch (mishap) {
      case DROP_AFTER_COMMIT -> {
        server.execute(request);
        throw new IOException("connection reset");
      }
      case TIMEOUT_AFTER_COMMIT -> {
        server.execute(request);
        throw timedOut(limit);
      }
      case CODE_159_AFTER_COMMIT -> {
        server.execute(request);
        yield refused(159);
      }
      case TIMEOUT_BEFORE -> throw timedOut(limit);
      case ARRIVES_LATER -> {
        late.add(request);
        throw timedOut(limit);
      }
      case SENT_TWICE -> {
        server.execute(request);
        yield server.execute(request);
      }
      case STATUS_500 -> new ServerAnswer(INTERNAL, 0, "a gateway fell over");
      case STATUS_503 -> unavailable(what);
      case HALF_BODY -> server.executeHalf(request);
      case CODE_252 -> refused(252);
      case CODE_241 -> refused(241);
      case CODE_159 -> refused(159);
      case SERVER_FALLS -> fall(request);
    };
  }

  /**
   * Where tables have views, the view fails and not the server: a server that fell between token
   * and rows of a table with a view stops the job, see {@code BatchStoreTest}.
   */
  private ServerAnswer fall(ServerRequest request) throws IOException {
    if (hasViews) {
      server.failInView(request);
      return refused(241);
    }
    server.fallDuring(request);
    throw new IOException("connection reset");
  }

  private IOException timedOut(Duration limit) {
    pause(limit);
    return new IOException("request timed out");
  }

  private static ServerAnswer refused(long code) {
    return new ServerAnswer(INTERNAL, code, "Code: " + code);
  }

  boolean hasLate() {
    return !late.isEmpty();
  }

  /** A request that its sender has given up arrives. */
  void letArrive() {
    ServerRequest request = late.remove(random.nextInt(late.size()));
    say(() -> "insert " + SimulatedServer.tableOf(request) + " arrives late");
    server.execute(request);
  }
}
