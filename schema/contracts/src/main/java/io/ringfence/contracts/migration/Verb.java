package io.ringfence.contracts.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement of a migration may do, with the engine's error codes that mean "this was done
 * before". ClickHouse carries out each of them wholly or not at all.
 */
enum Verb {
  /** 57: a table, view or dictionary of that name exists; 609: a function does. */
  CREATE(57, 609),
  /** 15: the column to be added is there. */
  ALTER(15),
  /** 60: the table to be dropped is gone. */
  DROP(60);

  private final Set<Integer> doneBefore;

  Verb(Integer... doneBefore) {
    this.doneBefore = Set.of(doneBefore);
  }

  /** The verb a statement opens with; anything but a definition is refused. */
  static Verb of(String file, String statement) {
    String first = statement.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(verb -> verb.name().equals(first))
        .findFirst()
        .orElseThrow(() -> refused(file, first));
  }

  /** True when the engine's answer to a repeated statement shows that it took effect before. */
  boolean wasDoneBefore(int errorCode) {
    return doneBefore.contains(errorCode);
  }

  private static MigrationException refused(String file, String first) {
    List<Verb> allowed = List.of(values());
    return new MigrationException(
        "%s: a migration only defines, its statements begin with one of %s; found %s"
            .formatted(
                file, allowed.stream().map(Verb::name).collect(Collectors.joining(", ")), first));
  }
}
