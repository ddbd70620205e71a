package io.ringfence.api.wire;

import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds to every operation how it can fail, straight from the table of codes. */
final class ProblemResponses {
  private static final String REFERENCE = "#/components/schemas/Problem";

  private ProblemResponses() {}

  static void addTo(OpenAPI document) {
    ModelConverters.getInstance(true)
        .read(Problem.class)
        .forEach(document.getComponents()::addSchemas);
    Map<String, String> codes = codesByStatus();
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> add(operation, codes));
  }

  private static void add(Operation operation, Map<String, String> codes) {
    codes.forEach(
        (status, names) -> operation.getResponses().addApiResponse(status, response(names)));
  }

  private static ApiResponse response(String codes) {
    MediaType problem = new MediaType().schema(new Schema<>().$ref(REFERENCE));
    return new ApiResponse()
        .description(codes)
        .content(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
  }

  private static Map<String, String> codesByStatus() {
    return Arrays.stream(ErrorCode.values())
        .collect(
            Collectors.groupingBy(
                code -> Integer.toString(code.status().value()),
                TreeMap::new,
                Collectors.mapping(ErrorCode::name, Collectors.joining(", "))));
  }
}
