package io.ringfence.api.help;

import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What figures mean. No row of any desk is read. */
@RestController
@Tag(name = "help")
final class HelpController {
  private final HelpTexts texts;

  HelpController(HelpTexts texts) {
    this.texts = texts;
  }

  @Operation(
      operationId = "help",
      summary = "What figures mean",
      description =
          "Entries of the report's glossary and venues' settings of isolated margin that hold every"
              + " word searched for, whatever the case; entries named so first, 100 at most.")
  @OpenTo
  @GetMapping("/v1/help")
  HelpAnswer help(
      @Parameter(description = "Words to find; absent: everything.", example = "removable")
          @RequestParam(required = false)
          @Size(max = 100)
          @Nullable String search,
      @Parameter(
              description =
                  "Entries of this table only, such as `Desks`: every figure it has, by heading.",
              example = "Desks")
          @RequestParam(required = false)
          @Size(max = 100)
          @Nullable String table,
      @Parameter(hidden = true) DeskAccess access) {
    return texts.search(search == null ? "" : search, table);
  }
}
