package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.token.LocalToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence token}: a token for the API that runs. */
@Command(
    name = "token",
    header =
        "Print a token for the API that ringfence up runs on this machine, good for 15 minutes.",
    description = {
      "For trying things out without an identity provider. The key it is signed with goes with"
          + " ringfence up."
    })
final class TokenCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      required = true,
      paramLabel = "R",
      description =
          "risk-desk, portfolio-manager, compliance or risk-admin; may be given more than once.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--desk",
      required = true,
      paramLabel = "D",
      description =
          "Desk the caller may see; may be given more than once; * stands for all and counts with"
              + " the roles compliance and risk-admin only.")
  private List<String> desks = new ArrayList<>();

  private final Workplace workplace;

  TokenCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    String caller = workplace.environment().getOrDefault("USER", "local");
    LocalToken token = new LocalToken(caller, roles, desks);
    try {
      workplace
          .terminal()
          .printRaw(
              token
                  .sign(ApiRun.keys(workplace.state()), workplace.clock().instant())
                  .orElseThrow(
                      () ->
                          CommandFailure.wrongInput(
                              "no API of yours is running: start it with ringfence up")));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "the signing key cannot be used: " + e.getMessage(), e);
    }
    return ExitCode.OK.value();
  }
}
