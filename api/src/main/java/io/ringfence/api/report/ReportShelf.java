package io.ringfence.api.report;

import io.ringfence.api.errand.Office;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports on disk: a folder for each, with what is known of it and its file.
 *
 * @param office where
 */
record ReportShelf(Office office) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String JOB = "job.json";

  private Path folder(ReportJob job) {
    return office.reports().resolve(job.id());
  }

  /** Its file; key and ledgers lie beside it. */
  Path file(ReportJob job) {
    return folder(job).resolve("report.xlsx");
  }

  /** Whether its file is there: not before it is made, and not after its time. */
  boolean hasFile(ReportJob job) {
    return Files.isRegularFile(file(job));
  }

  /** Disposes of its file; what is known of it stays. */
  void dispose(ReportJob job) throws IOException {
    Files.deleteIfExists(file(job));
  }

  /** How much the files of these take. */
  long bytes(Collection<ReportJob> jobs) {
    return jobs.stream()
        .filter(this::hasFile)
        .map(ReportJob::issued)
        .filter(Objects::nonNull)
        .mapToLong(ReportJob.Issued::bytes)
        .sum();
  }

  /** Keeps what is known of a report; it is there as a whole or as it was. */
  void keep(ReportJob job) {
    try {
      Files.createDirectories(folder(job));
      Path part = folder(job).resolve(JOB + ".part");
      Files.write(part, JSON.writeValueAsBytes(job));
      Files.move(
          part,
          folder(job).resolve(JOB),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("a report cannot be kept", e);
    }
  }

  /**
   * Every report that is kept, in no order.
   *
   * @throws IllegalStateException naming a file that is none of ours
   */
  List<ReportJob> all() {
    List<ReportJob> jobs = new ArrayList<>();
    try {
      Files.createDirectories(office.reports());
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(office.reports(), "R-*")) {
        for (Path folder : folders) {
          Path job = folder.resolve(JOB);
          if (Files.isRegularFile(job)) {
            jobs.add(JSON.readValue(Files.readAllBytes(job), ReportJob.class));
          }
        }
      }
      return jobs;
    } catch (IOException e) {
      throw new UncheckedIOException("reports cannot be read from " + office.reports(), e);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "a report in %s cannot be read: %s".formatted(office.reports(), e.getMessage()), e);
    }
  }
}
