package io.ringfence.api.position;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that is thought of; one of them.
 *
 * @param add margin to put in, settlement asset
 * @param remove margin to take out
 * @param newLeverage leverage to set
 */
record MarginChange(
    @Parameter(description = "Margin to put in, > 0.", example = "250")
        @Pattern(regexp = DECIMAL, message = RULE)
        @Nullable String add,
    @Parameter(description = "Margin to take out, > 0.") @Pattern(regexp = DECIMAL, message = RULE)
        @Nullable String remove,
    @Parameter(description = "Leverage to set, > 0.") @Pattern(regexp = DECIMAL, message = RULE)
        @Nullable String newLeverage) {
  private static final String DECIMAL = "[0-9]{1,15}(\\.[0-9]{1,12})?";
  private static final String RULE = "must be plain digits, at most 15 and 12 after the point";

  /** As the calculator's fields, which refuse none at all. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "add", add);
    put(fields, "remove", remove);
    put(fields, "newLeverage", newLeverage);
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
