package io.ringfence.streaming.scrape;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A metric's name with what tells it from others of the name.
 *
 * @param name letters, digits, {@code _} and {@code :}
 * @param labels in their written form, without the braces; empty: none
 */
record ScrapedName(String name, String labels) implements Comparable<ScrapedName> {
  private static final Comparator<ScrapedName> ORDER =
      Comparator.comparing(ScrapedName::name).thenComparing(ScrapedName::labels);

  /**
   * A name as Flink knows it.
   *
   * @param variables values by names in angle brackets
   */
  static ScrapedName of(String name, Map<String, String> variables) {
    Map<String, String> labels = new TreeMap<>();
    variables.forEach(
        (variable, value) -> labels.put(word(variable.substring(1, variable.length() - 1)), value));
    return new ScrapedName(
        word(name),
        labels.entrySet().stream()
            .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
            .collect(Collectors.joining(",")));
  }

  /** A text as a part of a name. */
  static String word(String text) {
    return text.replaceAll("[^a-zA-Z0-9:_]", "_");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** As it stands in front of a value. */
  String written(String suffix, String moreLabels) {
    String all =
        labels.isEmpty() || moreLabels.isEmpty() ? labels + moreLabels : labels + "," + moreLabels;
    return name + suffix + (all.isEmpty() ? "" : "{" + all + "}");
  }

  @Override
  public int compareTo(ScrapedName other) {
    return ORDER.compare(this, other);
  }
}
