package io.ringfence.clickhouse;

import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import io.ringfence.clickhouse.process.ChildFailedException;
import io.ringfence.clickhouse.process.ReadyChild;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

  private final ReadyChild child;
  private final URI httpUrl;

  private EngineProcess(ReadyChild child) {
    this.child = child;
    this.httpUrl = URI.create(child.readyText());
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
    try {
      return new EngineProcess(
          ReadyChild.start(
              EngineCommand.of(library, data, port, environment), EngineMain.READY, START_LIMIT));
    } catch (ChildFailedException e) {
      throw new EngineUnavailableException("The ClickHouse engine " + e.reason(), e);
    }
  }

  /** Where the engine answers, {@code http://127.0.0.1:PORT}. */
  public URI httpUrl() {
    return httpUrl;
  }

  /** The JDBC URL of one of its databases, without compression, which loopback does not need. */
  public String jdbcUrl(String database) {
    return "jdbc:clickhouse://127.0.0.1:" + httpUrl.getPort() + "/" + database + "?compress=false";
  }

  /** The operating system's number of the process. */
  public long pid() {
    return child.process().pid();
  }

  /** True until the process has ended. */
  public boolean isAlive() {
    return child.process().isAlive();
  }

  /** The latest lines the engine said on standard error: of use when it ended by itself. */
  public List<String> lastErrors() {
    return child.lastErrors();
  }

  /** Ends the process at once, as {@code kill -9} would; what was acknowledged is stored. */
  public void kill() {
    child.process().kill();
  }

  /** Stops the process and waits for its end. */
  @Override
  public void close() {
    child.close();
  }
}
