package io.ringfence.clickhouse;

import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The embedded ClickHouse engine, running in a process of its own on the loopback address. It ends
 * with {@link #close()} and with this JVM, whatever ends that; its data stays in the data folder.
 *
 * <pre>{@code
 * try (EngineProcess engine = EngineProcess.start(folder)) {
 *   Connection jdbc = DriverManager.getConnection(engine.jdbcUrl("default"));
 * }
 * }</pre>
 */
public final class EngineProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String READY = "ready ";

  private final ChildProcess child;
  private final URI httpUrl;

  private EngineProcess(ChildProcess child, URI httpUrl) {
    this.child = child;
    this.httpUrl = httpUrl;
  }

  /** Starts an engine on a data folder and a free port. */
  public static EngineProcess start(Path data) {
    return start(data, 0, Map.of());
  }

  /**
   * Starts an engine and waits until it answers.
   *
   * @param data the data folder; created if missing
   * @param port port on 127.0.0.1, or 0 for a free one
   * @param environment variables for the engine beside the inherited ones, such as {@link
   *     EngineMain#USER_VARIABLE}
   * @throws EngineUnavailableException if it does not start; the message is one line that says why
   */
  public static EngineProcess start(Path data, int port, Map<String, String> environment) {
    Path library = EngineLibrary.ofThisMachine().file();
    CompletableFuture<String> ready = new CompletableFuture<>();
    BlockingQueue<String> lastWords = new ArrayBlockingQueue<>(100);
    ChildProcess child =
        ChildProcess.start(
            command(data, port, library, environment),
            line -> {
              if (line.startsWith(READY)) {
                ready.complete(line.substring(READY.length()));
              }
            },
            line -> {
              while (!lastWords.offer(line)) {
                lastWords.poll();
              }
            });
    return new EngineProcess(child, awaitReady(child, ready, lastWords));
  }

  /** Where the engine answers, {@code http://127.0.0.1:PORT}. */
  public URI httpUrl() {
    return httpUrl;
  }

  /** The JDBC URL of one of its databases. */
  public String jdbcUrl(String database) {
    return "jdbc:clickhouse://127.0.0.1:" + httpUrl.getPort() + "/" + database + "?compress=false";
  }

  /** The operating system's number of the process. */
  public long pid() {
    return child.pid();
  }

  /** True until the process has ended. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** Ends the process at once, as {@code kill -9} would; what was acknowledged is stored. */
  public void kill() {
    child.kill();
  }

  /** Stops the process and waits for its end. */
  @Override
  public void close() {
    child.close();
  }

  private static JavaCommand command(
      Path data, int port, Path library, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(
        "LD_PRELOAD", Path.of(System.getProperty("java.home"), "lib/libjsig.so").toString());
    variables.put("TZ", "UTC");
    variables.put(EngineLibrary.VARIABLE, library.toString());
    return JavaCommand.of("clickhouse", EngineMain.class.getName(), classPath())
        .withJvmArguments(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Xms24m",
                "-Xmn12m",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"))
        .withArguments(List.of("--data", data.toString(), "--port", Integer.toString(port)))
        .withEnvironment(variables);
  }

  /** Our own classes are enough: the library is found and unpacked by the parent. */
  private static List<Path> classPath() {
    return List.of(JavaCommand.origin(EngineMain.class));
  }

  private static URI awaitReady(
      ChildProcess child, CompletableFuture<String> ready, BlockingQueue<String> lastWords) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline && child.isAlive()) {
      try {
        return URI.create(ready.get(50, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        continue;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (ExecutionException e) {
        throw new IllegalStateException("nobody completes this with a failure", e);
      }
    }
    boolean alive = child.isAlive();
    child.close();
    throw new EngineUnavailableException(
        alive
            ? "The ClickHouse engine was not ready within " + START_LIMIT.toSeconds() + " s"
            : "The ClickHouse engine did not start: " + summary(List.copyOf(lastWords)));
  }

  private static String summary(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("error: "))
        .map(line -> line.substring("error: ".length()))
        .findFirst()
        .orElseGet(() -> lines.isEmpty() ? "it said nothing" : String.join(" | ", lines));
  }
}
