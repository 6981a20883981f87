package dev.nnc.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Nnc.class.getPackage().getImplementationVersion();
    String java = Runtime.version().toString();
    return new String[] {"nnc " + (version == null ? "(built here)" : version) + ", Java " + java};
  }
}
