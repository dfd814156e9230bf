package dev.tandem.test.container;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that can be stopped, killed, paused and started again, and is reached at the same
 * port all along: Docker would choose another one at every start.
 */
final class ServerContainer extends GenericContainer<ServerContainer> {

  private static final int STOP_SECONDS = 20;

  ServerContainer(String image) {
    super(DockerImageName.parse(image));
    // Whoever starts it knows better when it is ready, and needs to know again after a restart.
    waitingFor(new AbstractWaitStrategy() {
      @Override
      protected void waitUntilReady() {}
    });
  }

  /** The address of the engine's machine, as seen from here. */
  static InetAddress engineAddress() {
    String host = DockerClientFactory.instance().dockerHostIpAddress();
    try {
      List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
      // Ports are bound to addresses of version 4 first of all.
      return addresses.stream()
          .filter(Inet4Address.class::isInstance)
          .findFirst()
          .orElse(addresses.get(0));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("No address of the Docker engine's machine " + host, e);
    }
  }

  /** Lets clients reach {@code containerPort} at {@code port} of the engine's machine. */
  ServerContainer published(int port, int containerPort) {
    InetAddress address = engineAddress();
    Ports.Binding outside = address.isLoopbackAddress()
        ? Ports.Binding.bindIpAndPort(address.getHostAddress(), port)
        : Ports.Binding.bindPort(port);
    ExposedPort inside = ExposedPort.tcp(containerPort);
    return withCreateContainerCmdModifier(command -> {
      HostConfig host = command.getHostConfig();
      command
          .withExposedPorts(inside)
          .withHostConfig((host == null ? HostConfig.newHostConfig() : host)
              .withPortBindings(new PortBinding(outside, inside)));
    });
  }

  /** Whether its process is there, paused or not. */
  boolean isAlive() {
    String id = getContainerId();
    if (id == null) {
      return false;
    }
    ContainerState state = client().inspectContainerCmd(id).exec().getState();
    return Boolean.TRUE.equals(state.getRunning());
  }

  /** Starts it on the data it had. */
  void startAgain() {
    client().startContainerCmd(getContainerId()).exec();
  }

  /** Ends it in an orderly way, and waits for that. */
  void end() {
    client().stopContainerCmd(getContainerId()).withTimeout(STOP_SECONDS).exec();
  }

  void kill() {
    client().killContainerCmd(getContainerId()).exec();
  }

  void pause() {
    client().pauseContainerCmd(getContainerId()).exec();
  }

  void resume() {
    client().unpauseContainerCmd(getContainerId()).exec();
  }

  private static DockerClient client() {
    return DockerClientFactory.instance().client();
  }
}
