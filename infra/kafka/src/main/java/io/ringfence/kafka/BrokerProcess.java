package io.ringfence.kafka;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.clickhouse.process.ReadyChild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker in a process of its own, which ends with this one. */
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final List<String> JVM =
      List.of(
          "-Xms64m",
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * How the line begins that says it is ready; the class that says it needs the broker's libraries.
   */
  private static final String READY = "ready ";

  private final ReadyChild child;

  private BrokerProcess(ReadyChild child) {
    this.child = child;
  }

  /**
   * Starts a broker and waits until it answers; its libraries lie beside this class.
   *
   * @param data its folder, created if missing
   * @param port port on 127.0.0.1, or 0 for a free one
   */
  public static BrokerProcess start(Path data, int port) {
    // Beside the jar, and beside the classes of a build that is not packaged.
    return start(data, port, JavaCommand.origin(BrokerProcess.class).resolveSibling("lib"));
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param data its folder, created if missing
   * @param port port on 127.0.0.1, or 0 for a free one
   * @param libraries folder of its jars
   */
  public static BrokerProcess start(Path data, int port, Path libraries) {
    JavaCommand command =
        JavaCommand.of(
                "kafka",
                "io.ringfence.kafka.BrokerMain",
                List.of(JavaCommand.origin(BrokerProcess.class), libraries.resolve("*")))
            .withJvmArguments(JVM)
            .withArguments(List.of(data.toString(), Integer.toString(port)));
    return new BrokerProcess(ReadyChild.start(command, READY, START_LIMIT));
  }

  /** Where it answers, {@code HOST:PORT}. */
  public String bootstrapServers() {
    return child.readyText();
  }

  /** True until the process has ended. */
  public boolean isAlive() {
    return child.process().isAlive();
  }

  /** Ends the process at once, as {@code kill -9} would. */
  public void kill() {
    child.process().kill();
  }

  @Override
  public void close() {
    child.close();
  }
}
