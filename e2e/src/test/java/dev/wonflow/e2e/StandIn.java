package dev.wonflow.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program that is always healthy, in place of a real one: the launcher is tested alone. */
final class StandIn {
  private StandIn() {}

  public static void main(String[] arguments) throws IOException {
    String jar = Path.of(System.getProperty("java.class.path", "")).getFileName().toString();
    String variable =
        switch (jar) {
          case "worker.jar" -> "WONFLOW_WORKER_PORT";
          case "api-server.jar" -> "WONFLOW_API_PORT";
          default -> "WONFLOW_SIMULATOR_PORT";
        };
    int port = Integer.parseInt(System.getenv().getOrDefault(variable, ""));
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** Writes it as the program of a module. */
  static void build(Path root, String module) throws IOException {
    Path target = Files.createDirectories(root.resolve(module).resolve("target"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    String entry = StandIn.class.getName().replace('.', '/') + ".class";
    Path file = target.resolve(module + "-0-exec.jar");
    try (var code = StandIn.class.getResourceAsStream("/" + entry);
        var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      if (code == null) {
        throw new IOException(entry + " is missing");
      }
      jar.putNextEntry(new JarEntry(entry));
      code.transferTo(jar);
    }
  }
}
