package io.ringfence.streaming.planted;

import io.ringfence.streaming.planted.PlantedBug.Kind;
import io.ringfence.streaming.planted.PlantedBug.Proof;
import java.util.List;

/** Bugs of the stream, which the simulation must see. */
final class StreamBugs {
  private static final String SOURCES = "streaming-jobs/src/main/java/io/ringfence/streaming/";

  private StreamBugs() {}

  static void addTo(List<PlantedBug> bugs) {
    addOrder(bugs);
    addTime(bugs);
    addLoss(bugs);
    addDuplication(bugs);
    addRetry(bugs);
    addHysteresis(bugs);
  }

  private static PlantedBug bug(Kind kind, long seed, String file, String line, String instead) {
    return new PlantedBug(kind, Proof.SIMULATION, seed, SOURCES + file, line, instead);
  }

  private static void addOrder(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.ORDERING,
            1,
            "intake/ReplayOrder.java",
            ".thenComparing(InputEvent::kind)",
            ".thenComparing(event -> \"\")"));
    bugs.add(
        bug(
            Kind.ORDERING,
            0,
            "intake/LoadedReplay.java",
            ".sorted(ReplayOrder.COMPARATOR)",
            ".peek(event -> {})"));
    bugs.add(
        bug(
            Kind.ORDERING,
            0,
            "intake/EventMerge.java",
            "Comparator.comparing(Head::event, ReplayOrder.COMPARATOR)",
            "Comparator.comparing((Head head) -> head.event().atMicros() / 60_000_000)"));
  }

  private static void addTime(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.WATERMARK,
            0,
            "source/InstantWatermarks.java",
            "new Watermark(atMicros - 1)",
            "new Watermark(atMicros)"));
    bugs.add(
        bug(
            Kind.WATERMARK,
            7,
            "source/PartitionWatermarks.java",
            "complete - latenessMicros - 1",
            "newest - 1"));
    bugs.add(
        bug(
            Kind.WATERMARK,
            2,
            "intake/Lateness.java",
            "return atMicros < newestSoFar - allowed.toNanos() / NANOS_PER_MICRO;",
            "return atMicros < newestSoFar;"));
  }

  private static void addLoss(List<PlantedBug> bugs) {
    bugs.add(
        bug(Kind.LOSS, 0, "source/ReplayReader.java", "skipped < offset;", "skipped <= offset;"));
    bugs.add(
        bug(
            Kind.LOSS,
            0,
            "instant/InstantBuffer.java",
            "before == null ? new ArrayList<>() : before",
            "new ArrayList<>()"));
    bugs.add(
        bug(
            Kind.LOSS,
            0,
            "sink/BatchWriter.java",
            "    gathered.values().forEach(this::completeBatch);\n",
            ""));
    bugs.add(
        bug(
            Kind.LOSS,
            1,
            "sink/BatchCommitter.java",
            "    for (CommitRequest<Batch> request : requests) {\n",
            "    for (CommitRequest<Batch> request : requests) {\n"
                + "      if (request.getCommittable().checkpoint() <= restoredCheckpoint)"
                + " continue;\n"));
    bugs.add(
        bug(
            Kind.LOSS,
            0,
            "sink/BatchStore.java",
            "if (reply instanceof Reply.Taken) {",
            "if (!(reply instanceof Reply.Refused)) {"));
    bugs.add(
        bug(
            Kind.LOSS,
            6,
            "desk/NodeStore.java",
            "      book.restoreRealised(state.restored());\n",
            ""));
    bugs.add(
        bug(Kind.LOSS, 6, "desk/NodeStore.java", "      book.restoreRate(rate.restored());\n", ""));
    bugs.add(bug(Kind.LOSS, 3, "job/IntakeRouter.java", "      memory.restore(event);\n", ""));
  }

  private static void addDuplication(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.DUPLICATION,
            6,
            "source/ReplayReader.java",
            "new ReplaySplit(offset)",
            "new ReplaySplit(Math.max(0, offset - 1))"));
    bugs.add(
        bug(
            Kind.DUPLICATION,
            0,
            "sink/Batch.java",
            ".formatted(runId, table, checkpoint, name)",
            ".formatted(runId, table, checkpoint, name) + \"/\" + System.nanoTime()"));
    bugs.add(
        bug(
            Kind.DUPLICATION,
            32,
            "exposure/BookStore.java",
            "      rows.add(StoredRow.of(row));\n",
            ""));
    bugs.add(
        bug(
            Kind.DUPLICATION,
            1,
            "control/RowCounter.java",
            "if (hasSaid && rows == 0) {",
            "if (table.isEmpty()) {"));
  }

  private static void addRetry(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.RETRY,
            1,
            "sink/ClickHouseClient.java",
            "\"deduplicate_blocks_in_dependent_materialized_views\", \"1\"",
            "\"deduplicate_blocks_in_dependent_materialized_views\", \"0\""));
    bugs.add(bug(Kind.RETRY, 0, "sink/ServerCodes.java", "3L, 32L, 33L, 159L,", "3L, 32L, 33L,"));
    bugs.add(
        bug(
            Kind.RETRY,
            8,
            "sink/BatchStore.java",
            "boolean again = mayHaveBeenSent || attempt > 1;",
            "boolean again = mayHaveBeenSent;"));
    bugs.add(
        bug(
            Kind.RETRY,
            0,
            "sink/BatchStore.java",
            "attempt >= options.retries().attempts()",
            "attempt >= 2"));
    bugs.add(
        bug(
            Kind.RETRY,
            62,
            "sink/BatchStore.java",
            "falls == 0 ? token : unpublished(token, falls)",
            "falls == 0 ? token : unpublished(token, 1)"));
  }

  private static void addHysteresis(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.HYSTERESIS,
            6,
            "exposure/StoredPosition.java",
            "        state.firedLevels());",
            "        0);"));
  }
}
