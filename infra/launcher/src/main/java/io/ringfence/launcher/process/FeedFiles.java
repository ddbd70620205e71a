package io.ringfence.launcher.process;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of the feeds beside marks, positions and wallets.
 *
 * @param byOption files by the option of the job that names them, none without any
 */
public record FeedFiles(Map<String, List<Path>> byOption) {
  /** No file. */
  public static final FeedFiles NONE = new FeedFiles(Map.of());

  /** Keeps the order of the options. */
  public FeedFiles {
    byOption = Collections.unmodifiableMap(new LinkedHashMap<>(byOption));
  }
}
