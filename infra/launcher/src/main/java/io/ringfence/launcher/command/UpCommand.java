package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence up}: the API on the tables of a kept run. */
@Command(
    name = "up",
    header = "Serve the tables of a kept run over HTTP until Ctrl-C.",
    description = {
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

  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  UpCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandFailure.wrongInput("--port must be 0 to 65535, was " + port);
    }
    ApiRun.serve(workplace, port, data.folder(), data.server());
    return ExitCode.OK.value();
  }
}
