package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the engine of a kept run. */
public final class KeptRun {
  private static final String FORMAT = "PrettyCompact";

  private KeptRun() {}

  /**
   * The data folder somebody means: the one they named, or that of the last kept run.
   *
   * @throws CommandFailure when there is none
   */
  static Path data(StateFolder state, @Nullable Path named) {
    Optional<Path> folder = named == null ? state.lastRun() : Optional.of(named);
    Path found =
        folder.orElseThrow(
            () ->
                CommandFailure.wrongInput(
                    "no run was kept: run demo or replay with --keep, or name a folder with"
                        + " --data"));
    Path data = RunFolder.data(found);
    if (!Files.isDirectory(data)) {
      throw CommandFailure.wrongInput(found + " holds no run: there is no folder " + data);
    }
    return data;
  }

  /**
   * Runs a statement on the engine and prints what it answers.
   *
   * @param named folder of a kept run; null: the last one
   * @param server a server to ask instead; null: the engine
   */
  public static void query(
      Workplace workplace, String sql, @Nullable Path named, @Nullable URI server) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      Path data = server == null ? data(workplace.state(), named) : workplace.temporaryFolder();
      Store store = cleanup.closing(workplace.store(server, data));
      ask(workplace, store, sql);
    }
  }

  private static void ask(Workplace workplace, Store store, String sql) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      print(workplace, client.send(Question.of(store, sql, FORMAT), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "ClickHouse at " + store.url() + " cannot be asked: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static void print(Workplace workplace, HttpResponse<InputStream> response)
      throws IOException {
    try (InputStream body = response.body()) {
      if (response.statusCode() != HttpURLConnection.HTTP_OK) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw CommandFailure.wrongInput("ClickHouse refused the statement: " + text.strip());
      }
      body.transferTo(workplace.terminal().out());
      workplace.terminal().out().flush();
    }
  }
}
