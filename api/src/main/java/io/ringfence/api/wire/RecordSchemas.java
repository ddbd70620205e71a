package io.ringfence.api.wire;

import io.ringfence.api.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Says of every record that is sent that all of its components are, and which may be null. */
final class RecordSchemas {
  private final RequestMappingHandlerMapping endpoints;

  RecordSchemas(RequestMappingHandlerMapping endpoints) {
    this.endpoints = endpoints;
  }

  void completeIn(OpenAPI document) {
    var schemas = document.getComponents().getSchemas();
    Set<Class<?>> records = new LinkedHashSet<>(Set.of(Problem.class));
    for (HandlerMethod endpoint : endpoints.getHandlerMethods().values()) {
      collect(endpoint.getMethod().getGenericReturnType(), records);
    }
    for (Class<?> type : records) {
      Schema<?> schema = schemas.get(name(type));
      if (schema != null) {
        describe(type, schema);
      }
    }
  }

  /** Name of a record's schema: its own, or the one it is annotated with. */
  private static String name(Class<?> type) {
    var named = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return named == null || named.name().isEmpty() ? type.getSimpleName() : named.name();
  }

  private static void collect(Type type, Set<Class<?>> records) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, records);
      }
    } else if (type instanceof Class<?> plain && plain.isRecord() && records.add(plain)) {
      for (RecordComponent component : plain.getRecordComponents()) {
        collect(component.getGenericType(), records);
      }
    }
  }

  private static void describe(Class<?> type, Schema<?> schema) {
    var properties = schema.getProperties();
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
      if (isNullable(component.getAnnotatedType())) {
        properties.computeIfPresent(component.getName(), (_, property) -> orNull(property));
      }
    }
    schema.setRequired(names);
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() == null) {
      Set<String> types = new LinkedHashSet<>(property.getTypes());
      types.add("null");
      property.setTypes(types);
      return property;
    }
    JsonSchema nothing = new JsonSchema();
    nothing.setTypes(Set.of("null"));
    JsonSchema either = new JsonSchema();
    either.addAnyOfItem(property);
    either.addAnyOfItem(nothing);
    return either;
  }
}
