package io.ringfence.launcher.command;

import io.ringfence.launcher.terminal.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ringfence test}: stands here for the help; the script runs it, for it builds this. */
@Command(
    name = "test",
    header = "Build everything and run all tests: mvn verify on the JDK 25 that was found.",
    description = {
      "Ends with the exit code of mvn. Tests that need a program (Chromium, LibreOffice) or recorded"
          + " data that is not here are skipped and say so; RINGFENCE_REQUIRE_ALL=1 makes a missing"
          + " program a failure."
    })
final class TestCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MAVEN-ARGUMENT",
      description = "Passed on to mvn, for example -pl schema/domain.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    throw CommandFailure.wrongInput(
        "test %sis run by the script: call infra/ringfence test"
            .formatted(arguments.isEmpty() ? "" : String.join(" ", arguments) + " "));
  }
}
