package io.ringfence.launcher.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What the rules ask of a class beyond what the library knows. */
final class Conditions {
  private Conditions() {}

  /** Calls a method of one of these names on a type of the JDK. */
  static ArchCondition<JavaClass> callAnyOf(Set<String> names) {
    return new ArchCondition<>("call " + names) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getPackageName().startsWith("java."))
            .filter(call -> names.contains(call.getName()))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
      }
    };
  }

  /** Has constructors, and each takes this type. */
  static ArchCondition<JavaClass> haveOnlyConstructorsWith(Class<?> parameter) {
    return of(
        "have only constructors that take a " + parameter.getSimpleName(),
        type ->
            type.getConstructors().stream().allMatch(constructor -> takes(constructor, parameter)));
  }

  /** Is a record or an enum. */
  static ArchCondition<JavaClass> beRecordOrEnum() {
    return of("be a record or an enum", type -> type.isRecord() || type.isEnum());
  }

  /** Lives in a package that has a package-info marked as free of surprising nulls. */
  static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return of(
        "live in a package with a @NullMarked package-info",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }

  private static boolean takes(JavaConstructor constructor, Class<?> parameter) {
    return constructor.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(parameter));
  }

  private static ArchCondition<JavaClass> of(String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, holds.test(type), type.getName() + " should " + description));
      }
    };
  }
}
