package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.source.TopicRange;
import io.ringfence.streaming.source.TopicScan;
import io.ringfence.streaming.source.TopicStream;
import io.ringfence.streaming.source.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topics, from their first records to the ends they have when the run is begun.
 *
 * @param topics the topics
 * @param options how they are read
 * @param folder folder of the run, which remembers the ends
 * @param resume whether the run was begun before
 */
record TopicInput(Topics topics, ReplayOptions options, Path folder, boolean resume)
    implements RunInput {
  private static final String RANGE = "topic-range.txt";

  @Override
  public Known read() {
    TopicScan.Found found = scan();
    remember(found.range());
    PackedRules rules = new PackedRules(found.rulePacks());
    return new Known(
        InputDigest.ofText(found.digest() + options.json()),
        found.facts(),
        found.instruments(),
        List.of(),
        rules,
        new TopicStream(topics, found.range(), options.spec(), rules::known, found.facts(), null));
  }

  private TopicScan.Found scan() {
    try {
      return new TopicScan(topics, options.spec(), packs -> new PackedRules(packs).known())
          .read(begun());
    } catch (InputFileException e) {
      throw e;
    } catch (Exception e) {
      throw new InputFileException(
          "topics %s* at %s cannot be read: %s"
              .formatted(topics.prefix(), topics.bootstrapServers(), e.getMessage()));
    }
  }

  private @Nullable TopicRange begun() throws IOException {
    Path file = folder.resolve(RANGE);
    return resume && Files.exists(file) ? TopicRange.parse(Files.readString(file)) : null;
  }

  private void remember(TopicRange range) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(RANGE), range.text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(RANGE), e);
    }
  }
}
