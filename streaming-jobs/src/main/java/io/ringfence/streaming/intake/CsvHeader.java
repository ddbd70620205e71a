package io.ringfence.streaming.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a file, found by name. */
final class CsvHeader {
  private static final int ABSENT = -1;

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * The header of a file.
   *
   * @throws InputFileException where two columns have one name
   */
  CsvHeader(String file, List<String> names) {
    this.names = List.copyOf(names);
    for (int place = 0; place < names.size(); place++) {
      if (places.putIfAbsent(names.get(place), place) != null) {
        throw new InputFileException(
            "%s: column names must differ, %s comes twice".formatted(file, names.get(place)));
      }
    }
  }

  int size() {
    return names.size();
  }

  String name(int place) {
    return names.get(place);
  }

  boolean has(String column) {
    return places.containsKey(column);
  }

  /** Place of a column, or below 0 where the file has none of that name. */
  int place(String column) {
    return places.getOrDefault(column, ABSENT);
  }

  /**
   * Refuses a file without a column it must have.
   *
   * @throws InputFileException naming the column and what is there
   */
  void require(InputFile file, List<String> required) {
    for (String column : required) {
      if (!has(column)) {
        throw new InputFileException(
            "%s: a %s file must have the column %s, its header is %s"
                .formatted(file.name(), file.kind().label(), column, String.join(",", names)));
      }
    }
  }

  /** Columns that nobody reads. */
  List<String> others(Set<String> known) {
    List<String> others = new ArrayList<>(names);
    others.removeIf(known::contains);
    return others;
  }
}
