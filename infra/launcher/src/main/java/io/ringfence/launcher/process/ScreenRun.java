package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Progress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A browser that looks at a dashboard, in a process with the libraries for it. */
public final class ScreenRun {
  private static final String MAIN = "io.ringfence.screen.ScreenMain";
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private ScreenRun() {}

  /**
   * What is looked at.
   *
   * @param url of the dashboard
   * @param user who logs in
   * @param password of that person
   * @param marks fewest marks that must be drawn
   * @param seconds how long is looked at least
   */
  public record Sight(URI url, String user, String password, int marks, int seconds) {}

  /**
   * Refuses to begin without a browser.
   *
   * @throws CommandFailure where none is installed
   */
  public static void requireBrowser() {
    if (!Files.isExecutable(CHROMIUM)) {
      throw new CommandFailure(
          ExitCode.PREREQUISITE_MISSING,
          CHROMIUM + " is not there: install your distribution's chromium");
    }
  }

  /**
   * Looks.
   *
   * @return what was seen, one object of JSON
   * @throws CommandFailure when too few marks were drawn
   */
  public static String run(Workplace workplace, Sight sight) {
    JavaCommand command =
        workplace
            .installation()
            .command(Module.SCREEN, "browser", MAIN)
            .withEnvironment(Map.of("RINGFENCE_PASSWORD", sight.password()))
            .withArguments(
                List.of(
                    "url=" + sight.url(),
                    "user=" + sight.user(),
                    "marks=" + sight.marks(),
                    "seconds=" + sight.seconds(),
                    "chromium=" + CHROMIUM));
    Errand.Ended ended = Errand.run(workplace, command, Progress.SILENT);
    String done = ended.lines().done();
    if (done == null || ended.status() != 0) {
      throw Worker.childFailed(command.name(), ended.status(), ended.lines());
    }
    return done;
  }
}
