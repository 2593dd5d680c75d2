{
  description = "The tools that Ashlar is built with";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.11";

  outputs =
    { self, nixpkgs }:
    let
      # SpiceDB is to be had as a library for this system only.
      systems = [ "x86_64-linux" ];
      forEach = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
    in
    {
      devShells = forEach (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.jdk25
            (pkgs.maven.override { jdk_headless = pkgs.jdk25; })
            pkgs.nodejs_20
            pkgs.gnumake
            pkgs.curl
            pkgs.git
            pkgs.postgresql
            pkgs.shellcheck
          ];
          JAVA_HOME = pkgs.jdk25.home;
        };
      });
    };
}
