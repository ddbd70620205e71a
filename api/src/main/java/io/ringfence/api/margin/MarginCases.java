package io.ringfence.api.margin;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Shape of a request for values, for the document; bodies are read as a stream. */
@Schema(description = "Positions to be valued.")
record MarginCases(
    @Schema(
            description =
                "1 to 1000 cases: `id`, `venue`, `wanted` (names of figures), and the position by"
                    + " the fields of the calculator, with `tiers` inline or an `instrument` of a"
                    + " rule pack.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Map<String, Object>> cases) {}
