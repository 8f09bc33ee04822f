# The names and parameters of stripe-ruby that snippets use.
require "json"

module Stripe
  Link = Struct.new(:url)

  class Links
    def initialize(client, api)
      @client = client
      @api = api
    end

    def create(params = {}, opts = {})
      sent = @client.merge(api: @api, params: params, options: opts)
      File.open(ENV.fetch("RECORD"), "a") { |out| out.puts(JSON.generate(sent)) }
      Link.new("https://sandbox.example/link")
    end
  end

  Services = Struct.new(:account_links, :core)

  class StripeClient
    attr_reader :v1, :v2

    def initialize(api_key, stripe_version: nil, api_base: nil)
      client = { key: api_key, version: stripe_version, base: api_base }
      @v1 = Services.new(Links.new(client, "v1"))
      @v2 = Services.new(nil, Services.new(Links.new(client, "v2")))
    end
  end
end
