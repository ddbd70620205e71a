package io.ringfence.clickhouse.engine;

import static java.lang.invoke.MethodType.methodType;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** One function of the native library, called with boxed arguments of its C signature. */
final class NativeFunction {
  private final String name;
  private final MethodHandle handle;

  private NativeFunction(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  /** Binds a function, or fails naming it if the library has none of that name. */
  @SuppressWarnings("restricted") // the signature is the one in the header file
  static NativeFunction bind(SymbolLookup library, String name, FunctionDescriptor signature) {
    MemorySegment address =
        library
            .find(name)
            .orElseThrow(() -> new IllegalStateException("the library has no function " + name));
    MethodHandle exact = Linker.nativeLinker().downcallHandle(address, signature);
    return new NativeFunction(
        name,
        exact
            .asSpreader(Object[].class, signature.argumentLayouts().size())
            .asType(methodType(Object.class, Object[].class)));
  }

  /** Calls a function that returns a pointer. */
  MemorySegment pointer(Object... arguments) {
    return (MemorySegment) invoke(arguments);
  }

  /** Calls a function that returns a 32-bit number. */
  int integer(Object... arguments) {
    return (int) invoke(arguments);
  }

  /** Calls a function that returns a 64-bit number. */
  long number(Object... arguments) {
    return (long) invoke(arguments);
  }

  /** Calls a function that returns nothing. */
  void run(Object... arguments) {
    invoke(arguments);
  }

  @SuppressWarnings("NullAway") // void functions return null, which run() ignores
  private Object invoke(Object[] arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("calling " + name + " failed", e);
    }
  }
}
