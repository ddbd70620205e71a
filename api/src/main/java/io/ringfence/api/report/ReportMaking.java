package io.ringfence.api.report;

import io.ringfence.api.errand.Ended;
import io.ringfence.api.errand.Errands;
import io.ringfence.contracts.memory.ReportHeap;
import io.ringfence.reporting.evidence.ApprovedDefaults;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes reports by reporting's program, which issues them.
 *
 * @param errands runs it
 * @param shelf where they go
 * @param sources what a report is made from beside the order
 */
record ReportMaking(Errands errands, ReportShelf shelf, Sources sources) implements Making {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Pattern PROGRESS = Pattern.compile("progress (\\d{1,9}) (\\d{1,9})");
  private static final String STEP = "step ";
  private static final String ISSUED = "issued ";

  /**
   * What a report is made from beside its order.
   *
   * @param changes how many changes of positions a run has
   * @param register where defaults are approved; a pack holds positions against them
   */
  record Sources(ToLongFunction<String> changes, EvidenceFolder register) {}

  @Override
  public ReportJob.Issued make(ReportJob job, Listener listener) throws Failure {
    Errands.Terms terms =
        terms(sources.changes().applyAsLong(job.wish().run()), ReportHeap.ofMachine());
    Path file = shelf.file(job);
    List<String> arguments = new ArrayList<>(List.of("pack"));
    arguments.addAll(errands.ofStore());
    arguments.addAll(job.wish().arguments());
    arguments.addAll(
        List.of(
            "--out", file.toString(),
            "--evidence", errands.office().evidence().path().toString(),
            "--by", job.order().caller()));
    if (ApprovedDefaults.isKeptIn(sources.register())) {
      arguments.addAll(List.of("--approved-defaults", sources.register().path().toString()));
    }
    Announcements announcements = new Announcements(listener);
    Ended ended = errands.run(arguments, terms, announcements::hear);
    String issued = announcements.issued;
    if (!ended.isDone() || issued == null) {
      throw new Failure(ended.reason());
    }
    return issued(JsonMapper.shared().readTree(issued), file);
  }

  /** The memory its rows need, as the command gives it; refused where the machine has it not. */
  static Errands.Terms terms(long changes, long machineMebibytes) throws Failure {
    ReportHeap heap = ReportHeap.of(changes);
    if (!heap.fits(machineMebibytes)) {
      throw new Failure(heap.refusal(machineMebibytes));
    }
    return new Errands.Terms(heap.mebibytes(), PATIENCE);
  }

  private static ReportJob.Issued issued(JsonNode facts, Path file) {
    try {
      return new ReportJob.Issued(
          Long.parseLong(facts.path("export").stringValue()),
          facts.path("payloadHash").stringValue(),
          Instant.parse(facts.path("asKnown").stringValue()),
          sha256(file),
          Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException("a report that was just made cannot be read", e);
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.fresh();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What the program says of itself while it runs. */
  private static final class Announcements {
    private final Listener listener;
    private int percent;
    private volatile @Nullable String issued;

    Announcements(Listener listener) {
      this.listener = listener;
    }

    void hear(String line) {
      Matcher progress = PROGRESS.matcher(line);
      if (progress.matches()) {
        long all = Math.max(1, Long.parseLong(progress.group(2)));
        percent = (int) (Long.parseLong(progress.group(1)) * 100 / all);
      } else if (line.startsWith(STEP)) {
        listener.reached(percent, line.substring(STEP.length()));
      } else if (line.startsWith(ISSUED)) {
        issued = line.substring(ISSUED.length());
      }
    }
  }
}
