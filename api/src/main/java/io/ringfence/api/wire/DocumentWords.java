package io.ringfence.api.wire;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the document says of things that say nothing of themselves: parts of paths, which mean the
 * same wherever they stand, keys of requests, and the calculator's records, which know no document.
 */
final class DocumentWords {
  private static final Map<String, String> OF_PATHS =
      Map.of(
          "venue", "Venue, such as `binance`.",
          "account", "Account at the venue.",
          "instrument", "Instrument, as the venue writes it.",
          "side", "`long` or `short`.",
          "alertId", "Name of the alert, as its list gives it.",
          "actionId", "Name of the action, as its list gives it.",
          "table", "Name of the table, as `GET /v1/tables` gives it.",
          "view", "Name of the view, such as `ladder`.",
          "id", "Its name, as its list gives it, such as `R-12`.");

  private static final Map<String, String> OF_SCHEMAS =
      Map.of(
          "PreviewAnswer", "A position as it is, and after each change alone.",
          "PositionAnswer", "Figures of a position.",
          "ChangeAnswer", "What comes of a change, or why it cannot be done.",
          "SizingAnswer", "The largest size that fits, and each step on the way to it.",
          "CheckAnswer", "A step on the way to a size.",
          "SizeAnswer", "A size, and what may be lost with it.");

  private DocumentWords() {}

  static void addTo(OpenAPI document) {
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .map(Operation::getParameters)
        .forEach(parameters -> describe(parameters == null ? List.of() : parameters));
    document
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              String words = OF_SCHEMAS.get(name);
              if (words != null && schema.getDescription() == null) {
                schema.setDescription(words);
              }
            });
  }

  private static void describe(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      String words = OF_PATHS.get(parameter.getName());
      if (words != null && parameter.getDescription() == null) {
        parameter.setDescription(words);
      }
      if (parameter.getSchema() == null) {
        JsonSchema text = new JsonSchema();
        text.setTypes(Set.of("string"));
        parameter.setSchema(text);
      }
    }
  }
}
