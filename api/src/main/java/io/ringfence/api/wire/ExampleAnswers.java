package io.ringfence.api.wire;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds an example to the answer of every operation: the resource {@code openapi/OPERATION.json},
 * and to its body, where it takes one: {@code openapi/OPERATION-request.json}. Tests compare each
 * with what the endpoint really sends.
 */
final class ExampleAnswers {
  private static final String JSON_TYPE = "application/json";
  private static final JsonMapper JSON = JsonMapper.shared();

  private ExampleAnswers() {}

  static void addTo(OpenAPI document) {
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(ExampleAnswers::add);
  }

  private static void add(Operation operation) {
    if (operation.getRequestBody() != null) {
      operation
          .getRequestBody()
          .getContent()
          .forEach(
              (type, content) -> addTo(content, type, operation.getOperationId() + "-request"));
    }
    operation
        .getResponses()
        .forEach(
            (status, answer) -> {
              if (status.startsWith("2")) {
                answer
                    .getContent()
                    .forEach((type, content) -> addTo(content, type, operation.getOperationId()));
              }
            });
  }

  /** Streams are described in words: JSON is none of them. */
  private static void addTo(MediaType content, String type, String operation) {
    if (type.equals(JSON_TYPE)) {
      content.setExample(example(operation));
    }
  }

  private static Object example(String operation) {
    String file = "/openapi/" + operation + ".json";
    try (InputStream json = ExampleAnswers.class.getResourceAsStream(file)) {
      if (json == null) {
        throw new IllegalStateException("every operation needs an example, missing: " + file);
      }
      return JSON.readValue(json, Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
