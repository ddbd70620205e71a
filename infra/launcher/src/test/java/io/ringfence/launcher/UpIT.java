package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept run, served with parts of what up brings up. */
class UpIT {
  private static final int OK = 200;
  private static final int UNAUTHORISED = 401;
  private static final int WRONG_INPUT = 2;

  @TempDir Path folder;

  @Test
  void aTokenShowsItsDesksAndNothingElseWhileTheApiAndTheLivePathRun() throws Exception {
    keepARun();
    try (RunningUp up =
        RunningUp.start(
            Command.ringfence(
                folder,
                "up",
                "--no-loop",
                "--no-keycloak",
                "--port",
                "0",
                "--kafka",
                "0",
                "--live-path",
                "--live-path-heap",
                "512m"))) {
      assertThat(up.ask(up.desks(), "none").statusCode()).isEqualTo(UNAUTHORISED);
      up.assertThatMacroIsSeen(token().out().strip());
      // A program of reporting answers, in a process of its own.
      URI ladder = URI.create(up.api() + "/v1/stress/ladder?node=firm/macro");
      HttpResponse<String> stress = up.ask(ladder, token().out().strip());
      assertThat(stress.statusCode()).as(stress.body()).isEqualTo(OK);
      assertThat(stress.body()).contains("Liquidation ladder");
      assertThatTheLivePathTellsWhatIsProduced(up);
      // Heads of live ledgers were written down elsewhere.
      Path anchors = folder.resolve("state/anchors/live.jsonl");
      up.command().waitFor(() -> Files.exists(anchors));

      up.assertThatItEndsWithEverything(5);
    }
    try (Command late = token()) {
      assertThat(late.exitCode()).isEqualTo(WRONG_INPUT);
      assertThat(late.err()).contains("no API of yours is running: start it with ringfence up");
    }
  }

  /** What is sent to the topics comes out of the live path, exactly. */
  private void assertThatTheLivePathTellsWhatIsProduced(RunningUp up) throws Exception {
    Path positions = folder.resolve("more-positions.csv");
    Files.write(
        positions,
        List.of(
            "ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,"
                + "leverage,desk,book,trader",
            "2025-11-03T09:00:00Z,1,binance,L,BTCUSDT,long,2,105000.25,30000.5,10,macro,live,T"));
    Path marks = folder.resolve("more-marks.csv");
    Files.write(
        marks,
        List.of(
            "ts,venue,instrument,mark_price",
            "2025-11-03T09:00:01Z,binance,BTCUSDT,105001",
            "2025-11-03T09:00:02Z,binance,BTCUSDT,104990.5"));
    try (Command produced =
        Command.ringfence(
                folder,
                "produce",
                "--kafka",
                up.kafka(),
                "--positions",
                positions.toString(),
                "--marks",
                marks.toString())
            .run()) {
      assertThat(produced.exitCode()).as(produced.err()).isZero();
      assertThat(produced.out()).startsWith("sent");
    }
    up.command().member("LivePathJob");
    String sql =
        "SELECT positions, toString(isolated_margin), toString(equity), toString(net_notional),"
            + " marks FROM ringfence.live_totals WHERE run_id = 'live-path' AND node ="
            + " 'firm/macro/live' ORDER BY published_at DESC LIMIT 1";
    up.command().waitFor(() -> up.answer(sql).equals("1\t30000.5\t29981\t209981\t2\n"));
  }

  private void keepARun() {
    try (Command replay = SmallReplay.in(folder).command(folder, "--keep").run()) {
      assertThat(replay.exitCode()).as(replay.err()).isZero();
    }
  }

  private Command token() {
    return Command.ringfence(folder, "token", "--role", "risk-desk", "--desk", "macro").run();
  }
}
