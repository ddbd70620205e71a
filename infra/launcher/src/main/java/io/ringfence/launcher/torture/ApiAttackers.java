package io.ringfence.launcher.torture;

import io.ringfence.launcher.load.RawRequest;
import io.ringfence.launcher.load.TrialRows;
import io.ringfence.launcher.process.ApiOnTrial;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Callers who want to harm the others, each on threads of its own until they are told to end. */
final class ApiAttackers implements AutoCloseable {
  private static final int SLOW_HEADS = 300;
  private static final int SLOW_BODIES = 50;
  private static final int SILENT_READERS = 40;
  private static final int LARGE_BODIES = 10;
  private static final int SMALL_WINDOW = 4_096;
  private static final long TRICKLE_MILLIS = 500;
  private static final long PAUSE_MILLIS = 1_000;
  private static final int PERSONS = 64;
  private static final int PATIENCE_MILLIS = 120_000;

  private static final Instant KNOWN = Instant.parse("2030-01-01T00:00:00Z");

  private final ApiOnTrial api;
  private final ApiTorture.Wish wish;
  private final SlowSenders slow;
  private final LongAdder bytes = new LongAdder();
  private final AtomicInteger asked = new AtomicInteger();
  private final AttackLog log = new AttackLog();
  private final Map<Long, String> tokens = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean going = true;

  ApiAttackers(ApiOnTrial api, ApiTorture.Wish wish) {
    this.api = api;
    this.wish = wish;
    this.slow = new SlowSenders(api.url(), () -> going);
  }

  /** An attack that is made again and again; what it throws is its connection's end. */
  private interface Attack {
    int status() throws IOException, InterruptedException;
  }

  /** Tables first: whoever takes one before the others come has its place. */
  void begin() throws InterruptedException {
    start(Attacks.EXPORT, wish.exports(), this::export);
    while (wish.attacks().contains(Attacks.EXPORT) && log.of(Attacks.EXPORT).isEmpty()) {
      Thread.sleep(PAUSE_MILLIS / 10);
    }
    start(Attacks.SLOW_HEAD, SLOW_HEADS, slow::head);
    start(Attacks.SLOW_BODY, SLOW_BODIES, () -> slow.body(somebody()));
    start(Attacks.LARGE_BODY, LARGE_BODIES, () -> slow.large(somebody()));
    start(Attacks.UNBOUNDED_PAGE, 1, this::unboundedPage);
    start(Attacks.SILENT_READER, SILENT_READERS, this::silentReader);
    start(Attacks.FLOOD, 1, this::flood);
  }

  /** Lets every attack come to the end it is at. */
  void end() throws InterruptedException {
    going = false;
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
      threads.shutdownNow();
    }
  }

  AttackLog log() {
    return log;
  }

  /** Bytes of tables that have come. */
  long bytes() {
    return bytes.sum();
  }

  @Override
  public void close() {
    going = false;
    threads.shutdownNow();
  }

  private void start(Attacks kind, int many, Attack attack) {
    for (int one = 0; one < many && wish.attacks().contains(kind); one++) {
      threads.submit(() -> again(kind, attack));
    }
  }

  private void again(Attacks kind, Attack attack) {
    try {
      do {
        try {
          log.add(kind, attack.status());
        } catch (IOException e) {
          log.add(kind, AttackLog.CUT_OFF);
        }
        Thread.sleep(PAUSE_MILLIS);
      } while (going);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every one of them is somebody else, so that the bound of all is what holds. */
  private String somebody() {
    return tokens.computeIfAbsent(
        Thread.currentThread().threadId() % PERSONS, person -> api.token("attacker-" + person));
  }

  private int export() throws IOException {
    return table().read(counted()).status();
  }

  private OutputStream counted() {
    return new OutputStream() {
      @Override
      public void write(int one) {
        bytes.increment();
      }

      @Override
      public void write(byte[] some, int from, int length) {
        bytes.add(length);
      }
    };
  }

  /** By a knowledge that nobody has asked by before, so that no answer comes out of a file. */
  private RawRequest table() {
    return RawRequest.get(
        api.url(),
        "/v1/tables/alerts?run="
            + TrialRows.MANY
            + "&asKnown="
            + KNOWN.plusSeconds(asked.incrementAndGet()),
        somebody());
  }

  private int unboundedPage() throws IOException {
    return RawRequest.get(api.url(), "/v1/alerts?limit=1000000000", somebody()).read().status();
  }

  /** Asks for a table and takes nothing of it; its end is the server's to bring about. */
  private int silentReader() throws IOException, InterruptedException {
    RawRequest request = table();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setReceiveBufferSize(SMALL_WINDOW);
      socket.connect(new java.net.InetSocketAddress(api.url().getHost(), api.url().getPort()));
      socket.getOutputStream().write(request.bytes());
      int status = socket.getInputStream().read() < 0 ? 0 : AttackLog.UNREAD;
      while (going) {
        Thread.sleep(TRICKLE_MILLIS);
      }
      return status;
    }
  }

  private int flood() throws IOException {
    int status = 0;
    String token = api.token("flood");
    for (int asked = 0; asked < 100 && going; asked++) {
      status = RawRequest.get(api.url(), "/v1/runs?run=x", token).read().status();
      log.add(Attacks.FLOOD, status);
    }
    return status;
  }
}
