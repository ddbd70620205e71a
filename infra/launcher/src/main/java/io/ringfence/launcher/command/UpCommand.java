package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence up}: the API on the tables of a kept run. */
@Command(
    name = "up",
    header = "Serve the tables of a kept run over HTTP until Ctrl-C.",
    description = {
      "With --kafka it also follows the topics of a broker of its own, without an end: what"
          + " ringfence produce sends is in the tables seconds later, as the run live, and alerts"
          + " and desk exposure are topics, too. Ctrl-C takes a savepoint; the next up goes on.",
      "Listens on 127.0.0.1 only. Every request needs a token: ringfence token makes one while this"
          + " runs, with a key that is made here and gone when this ends."
    })
final class UpCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port, default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port;

  @Option(
      names = "--kafka",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "9092",
      description =
          "Start a Kafka broker too, on this port (9092 unless given, 0 takes a free one), and"
              + " follow its topics, which stay. Listens on 127.0.0.1 only, without access control.")
  private @Nullable Integer kafkaPort;

  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  UpCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    requirePort("--port", port);
    requirePort("--kafka", kafkaPort == null ? 0 : kafkaPort);
    ApiRun.serve(workplace, port, data.folder(), data.server(), kafkaPort);
    return ExitCode.OK.value();
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandFailure.wrongInput(option + " must be 0 to 65535, was " + port);
    }
  }
}
