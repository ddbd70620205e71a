package io.ringfence.launcher.command;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of its jar. */
public final class BuildVersion implements IVersionProvider {
  /** Version, or {@code unpackaged} where the classes do not come from a jar. */
  public static String text() {
    String version = BuildVersion.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"ringfence " + text()};
  }
}
